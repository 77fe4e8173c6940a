"""More time asked for in plain words: the words beside it are the reason of the request, not a rating (rule E7)."""

from __future__ import annotations

from dataclasses import replace

from bot.plan.action import Action, Update
from bot.plan.current import counted, current
from bot.plan.entities import ENDED, Status
from bot.plan.permissions import Standing, sees_everything
from bot.reading.acts.change import ChangeAsked, read_change, read_extension
from bot.reading.reading import ActionReading, Reading
from bot.services.conversation import Conversation
from bot.services.said import Heard


def directors_request(talk: Conversation, heard: Heard) -> ChangeAsked | None:
    """A director's wish for another date of an action that is not theirs: no word of its owner, but a request."""
    if not sees_everything(talk.plan, talk.place.author):
        return None
    asked = read_extension(heard.text, talk.reader.index, heard.said_at)
    action = talk.action(asked.ref) if asked is not None else None
    if action is None or talk.standing(action) is not Standing.NONE:
        return None
    return read_change(heard.text, talk.reader.index, heard.said_at, typed=True)


def as_request(talk: Conversation, heard: Heard, reading: Reading) -> Reading:
    """What was read, where it asks for more time, as a request: its lateness shows by the date that is expected, so no
    rating is taken from it, and nothing is left to declare once the request is approved."""
    if len(reading.actions) > 1:
        return replace(reading, actions=tuple(_without_lateness(each) for each in reading.actions))
    asked = read_extension(heard.text, talk.reader.index, heard.said_at)
    one = next(iter(reading.actions), None)
    if asked is not None and not asked.dated and (one is None or one.ref in (None, asked.ref)):
        wanted = ActionReading(asked.ref, request="extend", cause=asked.reason or None)
        return replace(reading, is_update=True, actions=(wanted,), doubts=())
    if one is None:
        return reading
    if asked is not None and one.ref == asked.ref and one.request == "extend" and not says_more(one):
        one = replace(one, blocker=False, status=None, cause=asked.reason or None)
    elif one.request is None and one.forecast_date is not None and _is_awaited(talk, heard, one):
        one = replace(one, request="extend")
    return replace(reading, actions=(_without_lateness(one),))


def needs_no_date(talk: Conversation, action: Action, said: ActionReading) -> Status | None:
    """The state in which an action needs no later date, where one is asked for nevertheless; None where it may be asked
    for. What its owner says is not done after all is not done; what a body decided is not theirs to say."""
    if said.request != "extend":
        return None
    status = current(action, talk.plan.timezone).status
    if status in ENDED or (status is Status.DELIVERED and said.status is None):
        return status
    return Status.DELIVERED if said.status == "complete" else None


def without_extension(said: ActionReading) -> ActionReading | None:
    """What else was said of an action whose date needs no moving; None where nothing was."""
    left = replace(said, request=None, forecast_date=None, forecast_precision=None, forecast_words=None)
    told = says_more(said) or left.rating is not None or left.status is not None
    return left if told else None


def says_more(said: ActionReading) -> bool:
    """Whether something else is said of the action than why it needs more time."""
    return said.rating_basis == "stated" or said.percent is not None or bool(said.indicators or said.evidence)


def _without_lateness(said: ActionReading) -> ActionReading:
    """Without the amber that only the later date implies."""
    if said.request != "extend" or said.rating_basis != "implied" or said.rating != "amber":
        return said
    return replace(said, rating=None, rating_basis=None)


def _is_awaited(talk: Conversation, heard: Heard, said: ActionReading) -> bool:
    """Whether a day answers “to which date?”: the last word in this thread asked for more time and named none."""
    action = talk.action(said.ref or "") if heard.thread_ts is not None else None
    last = counted(action)[-1:] if action is not None else ()
    return any(_asks_without_day(each, heard) for each in last)


def _asks_without_day(update: Update, heard: Heard) -> bool:
    source = update.source
    here = source is not None and source.channel == heard.channel and heard.root in (source.thread_ts, source.ts)
    return here and update.request == "extend" and update.forecast is None
