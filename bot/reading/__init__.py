"""Reading what officers write: pure functions from a message and a compiled plan to a Reading."""
