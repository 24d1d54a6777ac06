"""Who said what, and through whom."""

from dragoman.statements.find import Statements, find

__all__ = ["Statements", "find"]
