"""References to what is no character, in pages and in feeds."""

from __future__ import annotations

import pytest

from dragoman.pages import Source, read_page
from dragoman.pages.xml import lawful, xml_root


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a&#1;b", "a\ufffdb"),
        ("a&#xFFFF;b", "a\ufffdb"),
        ("a&#xd800 b", "a\ufffd b"),
        ("a&#99999999;b", "a\ufffdb"),
        ("&#8220;&#x1F600;&#10;&amp;&#;", "&#8220;&#x1F600;&#10;&amp;&#;"),
    ],
)
def test_references_to_no_character_are_replaced(markup: str, expected: str) -> None:
    assert lawful(markup) == expected


@pytest.mark.parametrize("reference", ["&#1;", "&#xFFFF;", "&#xDFFF;", "&#0;", "&#x110000;"])
def test_a_page_with_such_a_reference_is_read(reference: str) -> None:
    sentence = f"<p>The ministers of Kenya{reference} and Ethiopia met in Nairobi on Monday.</p>"
    page = read_page(Source("page", f"<title>T{reference}</title>{sentence * 3}", kind="html"))
    assert "met in Nairobi" in page.text


def test_a_document_with_such_a_reference_has_a_root() -> None:
    root = xml_root(b"<a>x&#1;y&#xFFFF;z&#8212;</a>")
    assert root is not None
    assert root.text == "xyz\u2014"
