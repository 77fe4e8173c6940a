"""Slack, as Planbot uses it: the client, posting, people, and the local workspace."""
