"""A small Slack of our own on loopback, for trying and testing Planbot.

It speaks HTTP as Slack does (Web API, signed deliveries, interactivity, files), and web sockets in Socket Mode, so the
same SDK and the same signatures are used against it as against Slack. `workspace.Workspace` is the whole of it,
`serving` runs it.
"""
