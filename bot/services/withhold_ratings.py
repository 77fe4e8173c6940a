"""Leave the ratings out of one paper, saying in it who saw them, when and why (A7.6; CB 21)."""

from __future__ import annotations

import re
from html import unescape

from bot.plan import entries as e
from bot.plan.bodies import Body, Withholding
from bot.plan.body_entries import RatingsRestored, RatingsWithheld
from bot.plan.cycles import Sitting, next_meeting
from bot.plan.permissions import sees_everything
from bot.reading.dates.dates import read_date
from bot.reading.naming.bodies import find_body
from bot.services.body_position import pack_kind, pack_period
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording import withholding as wording
from bot.wording.blocks import Said
from storage import plans, publications

_WORDS = re.compile(
    r"(?P<name>.+?)[,:]?\s+(?:ratings\s+)?(?:were\s+)?seen\s+by\s+(?P<who>.{2,80}?)\s+on\s+(?P<on>[^:]{4,40}?)\s*:"
    r"\s*(?P<why>.{3,1000})",
    re.IGNORECASE,
)
HOW = (
    "Write whose next paper is to have no ratings, who saw them, when, and why: `/plan withhold Scrutiny Committee,"
    " seen by Programme Board on 12 May: considered there in private`. The paper prints all of that."
)


def withhold(talk: Conversation, typed: str) -> Said:
    """`/plan withhold Scrutiny Committee, seen by Programme Board on 12 May: considered there`."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only the core team or a director withholds ratings from a paper.")
    words = " ".join(unescape(typed).split())
    found = _WORDS.fullmatch(words)
    body = _body(talk, found["name"]) if found is not None else None
    on = read_date(found["on"], talk.now, "past").date if found is not None else None
    if found is None or body is None or on is None:
        return refusal.said(HOW)
    if on > talk.today:
        return refusal.said("That day is still to come.")
    sitting = _next_paper(talk, body)
    if isinstance(sitting, Said):
        return sitting
    kept = keep(talk, found["why"])
    id = short_id("withhold", talk.place.key)
    made = Withholding(
        id=id,
        meeting=sitting.meeting.id,
        seen_by=found["who"],
        seen_on=on,
        by=talk.place.author,
        at=talk.now,
        words=kept.id if kept else None,
    )
    _append(talk, body.id, f"withheld:{id}", RatingsWithheld(made), kept.digest if kept else None)
    return wording.withheld(sitting, made)


def restore(talk: Conversation, body_id: str, id: str) -> Said:
    """The ratings are in the paper after all, unless it went out without them."""
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    body = next((each for each in bodies if each.id == body_id), None)
    made = next((each for each in body.withheld if each.id == id), None) if body is not None else None
    if body is None or made is None or not sees_everything(talk.plan, talk.place.author):
        return refusal.said("There is nothing to undo, or it is not yours to undo.")
    sitting = _next_paper(talk, body)
    if isinstance(sitting, Said) or sitting.meeting.id != made.meeting:
        return refusal.said("That paper went out without its ratings: what was sent stays as it was sent.")
    _append(talk, body.id, f"restored:{id}", RatingsRestored(id), None)
    return refusal.said("Undone: the paper has its ratings.")


def _body(talk: Conversation, name: str) -> Body | None:
    named = find_body(f"for {name}", talk.reader.index)
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    return next((body for body in bodies if named is not None and body.id == named[0]), None)


def _next_paper(talk: Conversation, body: Body) -> Sitting | Said:
    """The meeting whose pack is the next to go out; what to say where there is none or it has gone."""
    coming = next_meeting(body, talk.today)
    if coming is None or not coming.has_papers:
        return wording.no_meeting(body)
    kind, period = pack_kind(body), pack_period(coming.meeting)
    if publications.publication(talk.session, talk.place.workspace, talk.plan.id, kind, period) is not None:
        return wording.gone(coming)
    return coming


def _append(talk: Conversation, body: str, key: str, what: e.What, digest: str | None) -> None:
    talk.record("body", body, key, what, digest)
