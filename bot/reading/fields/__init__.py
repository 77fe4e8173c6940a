"""What is said of one action: rating, state, share, dates, obstacle, evidence, measures, requests."""
