"""Private-use characters that stand for a reference in a clause, so that rules can speak of 'beside one'."""

REFERENCE = "\ue010"
