"""Messages that take back, move or amend the one before."""
