"""The derived tables are made in the order that the documents show."""

import re
from pathlib import Path

from dragoman.corpus.makers import MAKERS
from dragoman.store import schema

DOCS = Path(__file__).parents[2] / "docs" / "how-it-works.md"


def test_the_diagram_shows_the_makers_in_their_order() -> None:
    _, second = re.findall(r"```\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert re.findall(r"^ +(\w+) ─+►", second, re.M) == [*MAKERS, "Corpus"]


def test_every_derived_table_has_a_maker() -> None:
    assert list(MAKERS) == list(schema.derived())
