"""The page of a real local station that carries a wire story; skipped where the shared folder is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.pages import Page, Source, read_page, sources

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).resolve().parents[3] / "shared")
FOLDER = SHARED / "pages"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no pages in {FOLDER}")


@pytest.fixture(scope="module")
def page() -> Page:
    source = next(item for item in sources(FOLDER) if isinstance(item, Source) and "000_" in item.origin)
    return read_page(source)


def test_the_envelope_is_whole(page: Page) -> None:
    envelope = page.envelope
    assert envelope.headline is not None
    assert envelope.headline.endswith("in strong show of unity")
    assert (len(envelope.authors), len(envelope.contributors)) == (1, 2)
    assert (envelope.agency, envelope.publisher, envelope.section) == ("CNN", "News Channel 3", "CNN - World")
    assert envelope.dateline is not None
    assert (envelope.dateline.place, envelope.dateline.agency) == ("Hong Kong", "CNN")
    assert envelope.rights is not None
    assert "2024 Cable News Network" in envelope.rights


def test_the_day_follows_from_the_text(page: Page) -> None:
    published = page.envelope.published
    assert published is not None
    assert (published.start, published.end, published.basis) == ("2024-05-16", "2024-05-16", "text")


def test_the_text_is_the_article_alone(page: Page) -> None:
    paragraphs = page.text.split("\n\n")
    assert paragraphs[0].startswith("Hong Kong (CNN) — ")
    assert [len(text) < 60 for text in paragraphs].count(True) == 2  # the two subheads
    assert len(paragraphs) == 29
    for furniture in (
        "Skip to",
        "Topic Follows",
        "comments",
        "story idea",
        "©",
        "CNN-Wire",
        "contributed to",
        "\u00a0",
    ):
        assert furniture not in page.text
