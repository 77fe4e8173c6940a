"""What `/plan category` and `/plan regroup` say: "R4 other: Trust Board", "R4 as R2.1", "R4 under R2", "R4 alone"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_REF = r"(?:recommendation|rec)?\.?\s*(?P<ref>R?\.?\s?\d+(?:\.\d+)*[a-z]?|[A-Z]{1,4}\d+(?:\.\d+)*)"
_CATEGORY = re.compile(rf"{_REF}(?:\s+(?:as\s+|to\s+)?(?P<rest>.+))?", re.IGNORECASE)
_REGROUP = re.compile(
    rf"{_REF}\s+(?:(?P<how>as|under)\s+(?:recommendation|rec)?\.?\s*(?P<other>[\w.-]+)|(?P<alone>alone))", re.IGNORECASE
)
_REWORD = re.compile(rf"{_REF}\s*:\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """A recommendation, and the category proposed for it ("" when only the recommendation is named)."""

    ref: str
    category: str = ""
    accountable: str = ""


@dataclass(frozen=True, slots=True)
class RegroupWords:
    """A recommendation, and its new reference, or the one it is to be a subset of; neither: it stands alone."""

    ref: str
    new: str = ""
    parent: str = ""


def read_category(words: str, names: Mapping[str, str]) -> CategoryWords | None:
    """What a proposal says; `names` are the words for the categories, casefolded. None when it is none."""
    found = _CATEGORY.fullmatch(words.strip())
    if found is None:
        return None
    ref = found["ref"].replace(" ", "")
    if not found["rest"]:
        return CategoryWords(ref)
    name, _, accountable = (part.strip() for part in found["rest"].partition(":"))
    category = names.get(name.casefold())
    return CategoryWords(ref, category, accountable) if category else None


def read_regroup(words: str) -> RegroupWords | None:
    """What a regrouping says; None when it is none."""
    found = _REGROUP.fullmatch(words.strip())
    if found is None:
        return None
    ref = found["ref"].replace(" ", "")
    if found["alone"]:
        return RegroupWords(ref)
    return (
        RegroupWords(ref, new=found["other"])
        if found["how"].casefold() == "as"
        else RegroupWords(ref, "", found["other"])
    )


def read_reword(words: str) -> tuple[str, str] | None:
    """A recommendation and its new words; None when there are none."""
    found = _REWORD.fullmatch(words.strip())
    return (found["ref"].replace(" ", ""), " ".join(found["text"].split())) if found else None
