"""What the measurements stand on: plans in SQLite, the real app and its floors, Slack's requests, printed tables."""
