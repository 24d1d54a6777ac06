"""What the tests of fetching share: a page, quick limits, and how a run is made and looked at."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import (
    InputError,
)
from dragoman.fetching import Fetched, Limits, fetch
from dragoman.pages import Source, sources
from tests.fetching.server import Reply

PAGE = Reply(b"<p>The ministers met in Nairobi.</p>")
QUICK = Limits(size=100_000, time=0.6, connect=1.0, delay=0.0)


def run(to: Path, *names: str, limits: Limits = QUICK) -> list[Fetched | InputError]:
    return list(fetch(names, to, limits=limits, allow_private=True))


def kept(to: Path) -> dict[str | None, str | bytes]:
    found = list(sources(to)) if to.exists() else []
    assert all(isinstance(item, Source) for item in found), found
    return {item.url: item.content for item in found if isinstance(item, Source)}


def failure(to: Path, *names: str) -> InputError:
    (found,) = run(to, *names)
    assert isinstance(found, InputError), found
    assert kept(to) == {}
    return found


def unconditionally(url: str) -> dict[str, str]:
    return {}


class Naps(list[float]):
    """Waits that were asked for, none of them slept."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)
