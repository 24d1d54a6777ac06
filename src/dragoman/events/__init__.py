"""Who did what to whom, with what standing: PLOVER events, each resting on its trigger."""

from dragoman.events.coder import Events, find

__all__ = ["Events", "find"]
