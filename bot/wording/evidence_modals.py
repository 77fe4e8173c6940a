"""The modals of evidence: describe a piece, send it back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.plan.action import Action, Evidence, EvidenceKind
from bot.wording import blocks as b
from bot.wording.environment import escape, short
from bot.wording.evidence import KINDS, ORIGINS


def send_back(action: Action, found: Evidence, kept: Mapping[str, str]) -> b.Block:
    """The modal that asks why a piece is sent back."""
    fields = [
        b.section(f"*{action.ref}* {escape(short(found.name or found.url or 'a file', 120))}"),
        b.input_block(
            "What is missing, or wanted instead",
            b.text_input("reason", multiline=True),
            "reason",
            "Whoever gave it and the action's owner are told this.",
        ),
    ]
    return b.modal("Send evidence back", "evidence_back", fields, "Send back", dict(kept))


def describe(action: Action, found: Evidence, shows: str, kept: Mapping[str, str]) -> b.Block:
    """The modal that says of what kind a piece is and what it shows."""
    fields = [
        b.section(f"*{action.ref}* {escape(short(found.name or found.url or 'a file', 120))}"),
        *described_fields(action, found, shows),
    ]
    return b.modal("What it shows", "evidence_describe", fields, "Save", dict(kept))


def give(action: Action, wanted: str, kept: Mapping[str, str]) -> b.Block:
    """The modal for giving evidence; `wanted` is what was asked for."""
    asked = [b.section(wanted)] if wanted else []
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}"),
        *asked,
        b.input_block("Link", b.text_input("link", placeholder="https://"), "link", optional=True),
        b.input_block(
            "Files", b.file_input("files"), "files", "Files are copied to the evidence store.", optional=True
        ),
        *described_fields(action, optional=True),
    ]
    return b.modal("Give evidence", "evidence_give", fields, "Give", dict(kept))


def described_fields(
    action: Action, found: Evidence | None = None, shows: str = "", optional: bool = False
) -> list[b.Block]:
    """The fields that describe a piece, filled with what is known of it; with `optional` its kind may be left open."""
    kinds = [b.option(text, kind.value) for kind, text in KINDS.items() if kind is not EvidenceKind.UNSORTED]
    origins = [b.option(text, origin.value) for origin, text in ORIGINS.items()]
    kind = found.kind.value if found and found.kind is not EvidenceKind.UNSORTED else None
    fields = [
        b.input_block("Kind", b.static_select("kind", kinds, "Choose", kind), "kind", optional=optional),
        b.input_block(
            "Who vouches for it",
            b.static_select("origin", origins, "Choose", found.origin.value if found else "self"),
            "origin",
        ),
        b.input_block("What it shows", b.text_input("shows", shows, multiline=True), "shows", optional=True),
        b.input_block(
            "Period it covers",
            b.text_input("period", found.period if found else "", longest=60),
            "period",
            optional=True,
        ),
    ]
    if action.required_evidence:
        items = [b.option(short(text, 75), item_value(text)) for text in action.required_evidence[:100]]
        chosen = item_value(found.meets) if found and found.meets else None
        field = b.static_select("meets", items, "None of them", chosen)
        fields.append(b.input_block("Which of the evidence wanted it gives", field, "meets", optional=True))
    against = [b.option("It speaks against the improvement", "yes"), b.option("It speaks for it", "no")]
    menu = b.static_select("against", against, "Choose", "yes" if found and found.contrary else "no")
    return [*fields, b.input_block("For or against", menu, "against")]


def item_value(text: str) -> str:
    """A required item as the value of an option, which holds no more than its beginning."""
    return short(text, 75)
