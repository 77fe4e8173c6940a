"""Which action is meant: references in every spelling, titles, threads and owners."""
