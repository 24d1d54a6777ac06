"""Many pages: one process, or a pool of them on one machine."""

from dragoman.engine.pool import read_many

__all__ = ["read_many"]
