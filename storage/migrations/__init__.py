"""The migrations: every change of the tables, in order, up and down."""
