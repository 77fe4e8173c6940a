"""The `planbot` command, on real files and a real database."""
