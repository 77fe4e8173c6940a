"""Use cases, one verb a module: functions over a session and values that write entries, words and jobs."""
