"""Measurements of Planbot against floors of the same run; `make bench` runs them all."""
