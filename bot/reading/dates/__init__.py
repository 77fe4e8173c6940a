"""The grammar of dates: what a day, a period or a shift is called, and what must be asked."""
