"""What is asked of the plan, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.reading.fields.requests import find_request
from bot.reading.marks import REFERENCE


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("could we have until 9 July for @", "extend"),
        ("any chance @ gets a fortnight longer", "extend"),
        ("please may @ have until the end of July", "extend"),
        ("can the date for @ be moved to 9 July", "extend"),
        ("give us till 9 July on @", "extend"),
        ("extension to 9 July for @ please", "extend"),
        ("may I ask for an additional month on @", "extend"),
        ("I'd be grateful if @ could be closed", "close"),
        ("kindly close it", "close"),
        ("please sign off @ and take it off the list", "close"),
        ("we formally ask that @ is suspended", "suspend"),
        ("can @ go on hold please", "suspend"),
        ("propose pausing @ until the autumn", "suspend"),
        ("could somebody else own @?", "reassign"),
        ("@ really sits with housing now", "reassign"),
        ("@ ought to be with Odile, not me", "reassign"),
        ("can you take @ off me", "reassign"),
        ("@ could Odile take this over", "reassign"),
        ("@ was extended last month", None),
        ("@ extended opening agreed", None),
        ("@ put back to 9 July", None),
        ("@ two more weeks needed", None),
        ("@ mark as closed", None),
        ("advert for @ closes 9 July", None),
        ("@ close to the line", None),
        ("@ is paused", None),
        ("@ passed to legal for comment", None),
        ("@ moved to green", None),
        ("@ should go to scrutiny in May", None),
        ("no need to extend @", None),
    ],
)
def test_requests(words: str, request_: str | None) -> None:
    found = find_request(words.replace("@", REFERENCE))
    assert (found[0] if found else None) == request_
