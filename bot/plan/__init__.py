"""The plan and its rules: pure functions over immutable values, no I/O."""
