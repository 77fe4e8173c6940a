"""Everything Slack sends us, one module per kind of thing."""
