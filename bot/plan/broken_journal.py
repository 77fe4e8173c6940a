"""What is raised when a journal cannot be folded."""


class BrokenJournal(Exception):
    """An entry does not fit the state it is applied to; the journal was written wrongly or tampered with."""
