"""Planbot: keeps a council's post-inspection action plan up to date from plain Slack messages."""
