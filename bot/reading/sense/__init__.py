"""Whether something is said to the plan at all, or only near it."""
