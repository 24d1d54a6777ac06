"""Dragoman reads news about the dealings of states into records that rest on spans of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.report import Actor, Envelope, Event, Place, Report, Statement, Time

if TYPE_CHECKING:
    from dragoman.engine import read_many
    from dragoman.reading import read

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "DragomanError",
    "Envelope",
    "Event",
    "InputError",
    "Place",
    "Report",
    "Statement",
    "Time",
    "UsageError",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: the pipeline takes a second that `--version` need not wait."""
    if name == "read":
        from dragoman.reading import read

        return read
    if name == "read_many":
        from dragoman.engine import read_many

        return read_many
    raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
