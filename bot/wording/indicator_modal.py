"""The modal of `/plan indicator`: the columns of the indicators' template as fields."""

from __future__ import annotations

from bot.files import indicator_columns as c
from bot.wording import blocks as b

COLUMNS = {
    "name": c.NAME,
    "other_names": c.OTHER_NAMES,
    "unit": c.UNIT,
    "direction": c.DIRECTION,
    "baseline": c.BASELINE,
    "baseline_period": c.BASELINE_PERIOD,
    "targets": c.TARGETS,
    "kind": c.KIND,
    "frequency": c.FREQUENCY,
    "cumulative": c.CUMULATIVE,
    "recommendations": c.RECOMMENDATIONS,
    "actions": c.ACTIONS,
    "code": c.CODE,
    "source": c.SOURCE,
}
"""The column that each field fills."""
CHOICES = {
    "direction": ("Higher", "Lower", "In range"),
    "kind": ("Minimum", "Aspirational"),
    "frequency": ("Weekly", "Monthly", "Quarterly", "Yearly"),
    "cumulative": ("No", "Yes"),
}
LABELS = {
    "direction": "Which values are good",
    "kind": "Kind of target",
    "frequency": "How often it is measured",
    "cumulative": "Values are totals of the year so far",
    "recommendations": "Recommendations it is for",
    "actions": "Actions it is for",
}
HINTS = {
    "other_names": "What people call it in a message, several with ; between",
    "unit": "%, days, per 10,000; empty for a count",
    "targets": "90, or steps: 65 by 31/03/2026; 70 by June 2026. A range: 16-23. A cut from the baseline: -10%",
    "recommendations": "References, several with ; between",
    "actions": "References, several with ; between; their owners are asked for figures that are missing",
}


def define(name: str, channel: str) -> b.Block:
    """The modal, with the name that was typed after the command."""
    fields = [_field(block, name if block == "name" else "") for block in COLUMNS]
    return b.modal("Add an indicator", "define_indicator", fields, "Add", {"c": channel, "t": "", "m": "e"})


def _field(block: str, initial: str) -> b.Block:
    label = LABELS.get(block, COLUMNS[block])
    if block in CHOICES:
        options = [b.option(word, word) for word in CHOICES[block]]
        default = "Monthly" if block == "frequency" else CHOICES[block][0]
        return b.input_block(label, b.static_select(block, options, "Choose", default), block)
    typed = b.text_input(block, initial, longest=500)
    return b.input_block(label, typed, block, HINTS.get(block), optional=block != "name")
