"""Expressions of time: found, valued against the publication date (TIMEX3), and tied to the clauses they govern."""

from dragoman.times.finding import find
from dragoman.times.governing import governed, governing
from dragoman.times.spells import when
from dragoman.times.values import interval

__all__ = ["find", "governed", "governing", "interval", "when"]
