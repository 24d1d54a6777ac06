"""The lexicon in force, and caches that keep what is derived from it apart for each lexicon.

It is the shipped one unless a reader's front door says otherwise, and belongs to the thread or process that reads:
nothing that one reading puts in force can be seen by another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from dragoman.lexicon.layers import SHIPPED, Lexicon
from dragoman.lexicon.rows import Row

P = ParamSpec("P")
T = TypeVar("T")

_in_force: ContextVar[Lexicon] = ContextVar("lexicon", default=SHIPPED)


def in_force() -> Lexicon:
    """The lexicon that tables are read from here and now."""
    return _in_force.get()


def put_in_force(lexicon: Lexicon) -> None:
    """Read by this lexicon from now on: for a process that is born to read by it."""
    _in_force.set(lexicon)


@contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """Read by a lexicon within; None leaves the one in force."""
    if lexicon is None:
        yield
        return
    token = _in_force.set(lexicon)
    try:
        yield
    finally:
        _in_force.reset(token)


def bounded(size: int | None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the results of a function of its arguments and of the lexicon in force, `size` of them at most."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=size)
        def under(lexicon: str, *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return under(_in_force.get().key, *args, **kwargs)  # type: ignore[arg-type]

        return call

    return decorate


def cached(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the results of a function of its arguments and of the lexicon in force, all of them."""
    return bounded(None)(function)


@cached
def table(name: str) -> tuple[Row, ...]:
    """The rows of the lexicon file `name`, such as `countries` or `frames/assault`, of the lexicon in force.

    Raises:
        LexiconError: the file is missing, or a line of it is wrong.
    """
    return in_force().table(name)
