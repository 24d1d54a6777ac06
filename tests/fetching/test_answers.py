"""Answers that are none: too large, too slow, broken off, no page."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.errors import (
    BadAnswer,
    InputError,
    TooLarge,
    Unreachable,
)
from tests.fetching.running import failure
from tests.fetching.server import Reply, Site


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"x" * 100_001), TooLarge),
        (Reply(gzip.compress(bytes(60_000_000)), headers={"Content-Encoding": "gzip"}), TooLarge),
        (Reply(gzip.compress(b"x" * 99)[:-12], headers={"Content-Encoding": "gzip"}), BadAnswer),
        (Reply(b"x" * 99, pace=0.05), Unreachable),
        (Reply(pace=0.05, drip=True), Unreachable),
        (Reply(b"x" * 5000, endless=True), TooLarge),
        (Reply(b"x" * 99, claimed=10**9), TooLarge),
        (Reply(b"x" * 99, pace=0.05, headers={"Content-Type": "video/mp4"}), BadAnswer),
        (Reply(b"x" * 99, claimed=200), Unreachable),
        (Reply(b"x", 404), BadAnswer),
        (Reply(b"x", headers={"Content-Type": "image/png"}), BadAnswer),
    ],
    ids=[
        "oversize",
        "bomb",
        "damaged",
        "slow",
        "slow headers",
        "endless",
        "claimed",
        "film",
        "broken off",
        "missing",
        "picture",
    ],
)
def test_bad_answers_are_named_and_not_kept(reply: Reply, error: type[InputError], site: Site, to: Path) -> None:
    site.pages["/a"] = reply
    found = failure(to, site.url("/a"))
    assert type(found) is error
    assert found.origin == site.url("/a")
