"""Actors: who acts or is acted on in an article, and every place where the text means them.

names ─► persons ─► titles ─► states, bodies, roles, unnamed ─► descriptions, pronouns ─► Actors
"""

from __future__ import annotations

from dragoman.actors.finding import find
from dragoman.actors.records import Actors, Mention

__all__ = ["Actors", "Mention", "find"]
