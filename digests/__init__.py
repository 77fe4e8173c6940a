"""Everything Planbot says without being asked, and the workers that do every job."""
