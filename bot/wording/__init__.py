"""What Planbot says: one folder of templates per message, Block Kit and its limits, the escaping of typed words."""
