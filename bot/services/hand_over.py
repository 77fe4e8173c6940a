"""Give actions to somebody else: dated, told to the new owner and the old, undone in one tap (rule E7, tier 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan import entries as e
from bot.plan.action import Action, Tenure
from bot.plan.entities import Person, Recommendation
from bot.plan.line import line_of
from bot.plan.permissions import is_core_team, names_of
from bot.plan.position import item_on
from bot.plan.risks import Risk
from bot.reading.acts.hand_over import Assign, HandOver
from bot.services.ask_for_change import LONGEST
from bot.services.conversation import Conversation, content
from bot.services.hand_over_risks import Kept, given, given_back, kept_risks, open_actions, owned_risks
from bot.services.person_named import newcomer, person_named
from bot.services.prompt_slot import give_back, next_slot
from bot.services.said import short_id
from bot.services.select_actions import selected
from bot.wording import hand_over as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import journal, plans

Told = dict[str, str]
"""Who reads of a handover, by their Slack user id, and the day (ISO) whose prompt it takes the place of."""


@dataclass(frozen=True)
class Moving:
    """What would go to whom: actions as owner, actions as co-owner, recommendations as lead, and risks with their
    numbers. `names` are the ids under which the plan names the leaver; `kept` are the risks of those who have no open
    action left, which stay theirs."""

    to: Person
    owned: tuple[Action, ...]
    shared: tuple[Action, ...] = ()
    led: tuple[Recommendation, ...] = ()
    leaver: Person | None = None
    named: tuple[e.Entry, ...] = ()
    names: frozenset[str] = frozenset()
    risks: tuple[tuple[int, Risk], ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def mark(self) -> str:
        """What is shown before it is confirmed, in short."""
        moved = [action.id for action in (*self.owned, *self.shared)]
        return short_id(self.to.id, len(self.owned), *moved, *(r.id for r in self.led), *(r.id for _, r in self.risks))

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to give."""
        return not (self.owned or self.shared or self.led or self.risks)


def give(talk: Conversation, asked: Assign | HandOver, key: str, confirmed: str | None = None) -> Said:
    """Give one action at once, or several once they were shown; what to say to the core team."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team gives actions to somebody else: ask them.")
    moving = _assigned(talk, asked, key) if isinstance(asked, Assign) else _all_of(talk, asked, key)
    if isinstance(moving, str):
        return refusal.said(moving)
    if moving.nothing:
        return refusal.said(f"There is nothing to give: {escape(moving.to.name)} has it already, or nothing is open.")
    alone = isinstance(asked, Assign) and len(moving.owned) == 1 and asked.targets.listed is None
    if not alone and confirmed != moving.mark:
        if len(asked.said) > LONGEST:
            return refusal.said("That is too long to keep in a button: give fewer actions at a time.")
        return wording.dry_run(moving, {"w": asked.said, "f": moving.mark}, changed=confirmed is not None)
    told = _hand_over(talk, moving, short_id("hand_over", key))
    return wording.done(moving, short_id("hand_over", key), told)


def undo_hand_over(talk: Conversation, id: str, told: Told) -> Said:
    """Everything handed over by one act goes back, unless it was given on since. What `told` were to read of it is not
    sent any more; whoever read it is told that it was undone."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can undo that.")
    workspace, plan = talk.place.workspace, talk.plan.id
    moved = [
        a for a in plans.actions(talk.session, workspace, plan) if a.former_owners and a.former_owners[-1].id == id
    ]
    whats: list[tuple[str, str, e.What]] = [("action", action.id, e.OwnerRestored(id)) for action in moved]
    led = plans.recommendations(talk.session, workspace, plan)
    for recommendation in led:
        before = next((h.before for h in recommendation.handed_over if h.id == id), None)
        if before is not None and recommendation.handed_over[-1].id == id:
            whats.append(("recommendation", recommendation.id, e.LeadRestored(id)))
    whats += given_back(talk, id)
    if not whats:
        return refusal.said("That was undone, or given on since.")
    _append(talk, f"restored:{id}", whats)
    _take_word_back(talk, moved, told)
    return refusal.said(f"Undone: {wording.refs_of(moved) or 'that'} is with whoever had it before.")


def _assigned(talk: Conversation, asked: Assign, key: str) -> Moving | str:
    to = _receiver(talk, asked.to, key)
    if isinstance(to, str):
        return to
    person, named = to
    found = selected(talk, asked.targets)
    owned = tuple(action for action in found if action.owner != person.id)
    return Moving(person, owned, named=named, kept=kept_risks(talk, owned))


def _all_of(talk: Conversation, asked: HandOver, key: str) -> Moving | str:
    leaver = person_named(talk, asked.leaver)
    if leaver is None:
        return f"The plan names nobody “{escape(asked.leaver)}”. Write the name as the plan has it, or mention them."
    to = _receiver(talk, asked.to, key)
    if isinstance(to, str):
        return to
    person, named = to
    if person.id == leaver.id:
        return "That is the same person."
    names = names_of(talk.reader.people, leaver.slack_id) if leaver.slack_id else frozenset({leaver.id})
    live = sorted(open_actions(talk, names), key=lambda action: action.order)
    owned = tuple(a for a in live if a.owner in names)
    shared = tuple(a for a in live if a.owner not in names)
    led = tuple(r for r in talk.reader.recommendations.values() if r.lead in names)
    return Moving(person, owned, shared, led, leaver, named, names, owned_risks(talk, names))


def _receiver(talk: Conversation, named: str, key: str) -> tuple[Person, tuple[e.Entry, ...]] | str:
    known = person_named(talk, named)
    if known is not None:
        return known, ()
    new = newcomer(talk, named, key)
    if new is None:
        return f"I know nobody “{escape(named)}”, in the plan or in Slack, who could own actions. Mention them with @."
    return new[0], tuple(new[1])


def _hand_over(talk: Conversation, moving: Moving, id: str) -> Told:
    """Record it, tell the new owner and whoever had it; who reads of it, on which day."""
    whats: list[tuple[str, str, e.What]] = []
    for action in (*moving.owned, *moving.shared):
        whats.append(("action", action.id, _owner_changed(talk, moving, action, id)))
    for recommendation in moving.led:
        whats.append(("recommendation", recommendation.id, e.LeadHandedOver(id, moving.to.id, talk.today)))
    whats += given(talk, moving.risks, moving.to.id, id)
    if moving.named:
        journal.append(talk.session, talk.place.workspace, talk.plan.id, moving.named)
    _append(talk, f"owner:{id}", whats)
    return _tell_new_owner(talk, moving) | (_tell_former_owners(talk, moving) if moving.leaver is None else {})


def _owner_changed(talk: Conversation, moving: Moving, action: Action, id: str) -> e.OwnerChanged:
    tenure = Tenure(id, action.owner, action.co_owners, talk.today, action.vacant)
    if action in moving.shared:
        others = tuple(moving.to.id if co in moving.names else co for co in action.co_owners)
        kept = tuple(dict.fromkeys(co for co in others if co != action.owner))
        return e.OwnerChanged(action.owner, kept, tenure=tenure, vacant=action.vacant)
    kept = tuple(co for co in action.co_owners if co != moving.to.id and co not in moving.names)
    return e.OwnerChanged(moving.to.id, kept, tenure=tenure)


def _append(talk: Conversation, key: str, whats: Sequence[tuple[str, str, e.What]]) -> None:
    by, now = talk.place.author, talk.now
    entries = [e.Entry(f"{key}:{n}", subject, id, what, by, now, now) for n, (subject, id, what) in enumerate(whats)]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)


def _tell_new_owner(talk: Conversation, moving: Moving) -> Told:
    """What is open of what they now own, in the place of their next prompt: it says all that the prompt would."""
    user = moving.to.slack_id
    actions = (*moving.owned, *moving.shared)
    if user is None or not (actions or moving.risks):
        return {}
    ids = [action.id for action in actions]
    now_theirs = [plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, each) for each in ids]
    open_items = [
        wording.OpenItem.of(item_on(line_of(talk.plan, action), talk.today), action)
        for action in now_theirs
        if action is not None
    ]
    said = wording.to_new_owner(moving, open_items)
    key, day, due_at = next_slot(talk.session, talk.plan, user, talk.now)
    payload: dict[str, object] = {
        "user": user,
        **content(said),
        "remember": {"kind": "prompt", "refs": [item.ref for item in open_items], "person": moving.to.id},
        "asked": {"plan": talk.plan.id, "user": user, "day": day.isoformat()},
    }
    talk.add_at(key, "post", payload, user, due_at)
    return {user: day.isoformat()}


def _tell_former_owners(talk: Conversation, moving: Moving) -> Told:
    """What is theirs no longer, one message each in the place of their next prompt; what that would have asked is asked
    with the one after. Who gave it away themselves knows."""
    lost: dict[str, list[Action]] = {}
    for action in moving.owned:
        owner = talk.reader.people.get(action.owner or "")
        if owner is not None and owner.slack_id not in (None, moving.to.slack_id, talk.place.author):
            lost.setdefault(str(owner.slack_id), []).append(action)
    return {
        user: _tell(talk, user, wording.to_former_owner(moving.to, actions, talk.today))
        for user, actions in lost.items()
    }


def _tell(talk: Conversation, user: str, said: Said) -> str:
    """Say something in the place of somebody's next prompt; on which day."""
    key, day, due_at = next_slot(talk.session, talk.plan, user, talk.now)
    talk.add_at(key, "post", {"user": user, **content(said)}, user, due_at)
    return day.isoformat()


def _take_word_back(talk: Conversation, moved: Sequence[Action], told: Told) -> None:
    """What was still to be read of a handover is not sent; whoever has read it is told whose the actions are."""
    for user, day in told.items():
        if give_back(talk.session, talk.plan, user, date.fromisoformat(day)):
            continue
        names = names_of(talk.reader.people, user)
        back = [action for action in moved if action.former_owners[-1].owner in names]
        _tell(talk, user, wording.undone(back or moved, theirs=bool(back)))
