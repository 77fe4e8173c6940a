"""Visits and updates in writing, in words, and the modals that record them and the members of a body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.bodies import Body, Meeting, Member, members_on
from bot.plan.position import Counts
from bot.wording import blocks as b
from bot.wording.blocks import Block, Said
from bot.wording.bodies import member_words
from bot.wording.environment import Mrkdwn, render, short


def visits_head(rows: int) -> str:
    """The heading of the log."""
    return "*Visits, meetings with inspectors and updates in writing*" + ("" if rows else ": none yet.")


def visit_row(body: Body, meeting: Meeting, outcome: str, held_back: bool, refs: Sequence[str]) -> Mrkdwn:
    """One of the log; `held_back` while an embargo keeps its outcome from the reader."""
    members = {member.id: member for member in body.members}
    to = [member_words(members[id]) if id in members else Mrkdwn(f"<@{id}>") for id in meeting.sent_to]
    return render("visits/row.j2", body=body, m=meeting, outcome=outcome, held_back=held_back, refs=refs, to=to)


def visit_kept(by: str, meeting: Meeting) -> Said:
    """To whoever recorded a visit."""
    text = render("visits/kept.j2", by=by, m=meeting)
    return Said(text, [b.section(text)])


def in_writing(body: Body, plan: str, counts: Counts, on: date, text: str) -> Said:
    """The update itself, to one member."""
    said = render("visits/in_writing.j2", body=body, plan=plan, c=counts, day=on, text=text)
    return Said(b.fitted(said, b.PLAIN_TEXT), b.sections(said))


def sent_in_writing(body: Body, members: Sequence[Member]) -> Said:
    """To whoever sent it: to whom it went, and who has to be sent it by hand."""
    reached = [member_words(m) for m in members if m.slack_id]
    by_hand = [m.name for m in members if not m.slack_id]
    text = render("visits/sent.j2", body=body, reached=reached, by_hand=by_hand)
    return Said(text, [b.section(text)])


def visit_modal(inspectorate: str, today: date) -> Block:
    """The modal of a visit."""
    fields = [
        b.input_block("Who visited", b.text_input("by", inspectorate, longest=120), "by"),
        b.input_block("What it was", b.text_input("title", longest=120), "title", "A focused visit, an annual review"),
        b.input_block("On", b.date_picker("on", today.isoformat()), "on"),
        b.input_block("Outcome", b.text_input("outcome", multiline=True), "outcome", optional=True),
        b.input_block("Recommendations it bears on", b.text_input("recs", longest=200), "recs", "Such as: 1, 4", True),
        b.input_block(
            "Not to be quoted before",
            b.date_picker("embargo"),
            "embargo",
            "The day its letter is released. Until then only the core team and the directors see the outcome.",
            True,
        ),
    ]
    return b.modal("A visit", "visit", fields, "Save")


def members_modal(body: Body, others: Sequence[Body], today: date) -> Block:
    """The modal of who is on a body, and of what goes on in its place."""
    now = members_on(body, today)
    listed = ", ".join(m.name or m.id for m in now) or "nobody yet"
    leaving = [b.option("Nobody", "none"), *(b.option(short(m.name or m.id, 75), m.id) for m in now[:98])]
    fields = [
        b.section(f"*Members now*: {', '.join(member_words(m) for m in now) or listed}"),
        b.input_block("Who joined", b.multi_users_select("joined"), "joined", optional=True),
        b.input_block(
            "Who joined from outside Slack", b.text_input("names"), "names", "Names, with commas.", optional=True
        ),
        b.input_block("Who left", b.static_select("left", leaving, initial="none"), "left"),
        b.input_block("Since when", b.date_picker("on", today.isoformat()), "on"),
        b.input_block("The body itself ended on", b.date_picker("ended"), "ended", optional=True),
        b.input_block("And goes on as", _successors(others), "successor"),
    ]
    return b.modal("Members", "members", fields, "Save", {"b": body.id})


def _successors(others: Sequence[Body]) -> b.Element:
    options = [b.option("No other body", "none"), *(b.option(short(each.name, 75), each.id) for each in others[:98])]
    return b.static_select("successor", options, initial="none")


def written_modal(body: Body, members: int) -> Block:
    """The modal of an update in writing."""
    to = f"{members} of its members" if members else "its people"
    fields = [
        b.context(f"Goes to {to} with the position as it stands."),
        b.input_block("What they are told", b.text_input("text", multiline=True), "text"),
    ]
    return b.modal("Update in writing", "written", fields, "Send", {"b": body.id})


def members_kept(body: Body, today: date) -> Said:
    """To whoever changed a body's members."""
    names = [member_words(m) for m in members_on(body, today)]
    text = render("visits/members.j2", body=body, names=names)
    return Said(text, [b.section(text)])
