"""Who said what, and through whom."""

from dragoman.statements.find import Statements, attributions, find

__all__ = ["Statements", "attributions", "find"]
