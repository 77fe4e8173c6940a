"""What people ask Planbot to do in plain words, beside telling it how an action stands."""
