"""Dragoman reads news about the dealings of states into records that rest on spans of text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, InputError, LexiconError, UsageError

if TYPE_CHECKING:
    from dragoman.corpus import open_store
    from dragoman.engine import read_many
    from dragoman.lexicon import Lexicon
    from dragoman.reading import read
    from dragoman.report import (
        About,
        Actor,
        Conflict,
        Dateline,
        Envelope,
        Event,
        Place,
        Published,
        Report,
        Statement,
        Time,
    )

__version__ = "0.1.0"

__all__ = [
    "About",
    "Actor",
    "Conflict",
    "Dateline",
    "DragomanError",
    "Envelope",
    "Event",
    "InputError",
    "Lexicon",
    "LexiconError",
    "Place",
    "Published",
    "Report",
    "Statement",
    "Time",
    "UsageError",
    "open_store",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """Load the readers and the records when they are first asked for, so that `dragoman --version` need not wait."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
    home = {"read": "reading", "read_many": "engine", "Lexicon": "lexicon", "open_store": "corpus"}.get(name, "report")
    return getattr(import_module(f"dragoman.{home}"), name)
