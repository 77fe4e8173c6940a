"""The closed vocabularies as data: those that come with Planbot, and a council's own words for the same things."""
