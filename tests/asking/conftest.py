"""The stacks of the conversations, for questions, setting up and plan files."""

from __future__ import annotations

from tests.conversations.conftest import empty_stack, stack

__all__ = ["empty_stack", "stack"]
