"""Asking about the plan, setting it up and giving it: through the whole of Planbot."""
