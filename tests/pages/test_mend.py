"""The tree of a page before the article is looked for."""

from __future__ import annotations

from dragoman.pages.html import parse
from dragoman.pages.markup import read_markup
from dragoman.pages.mend import mend

PROSE = "The ministers of both countries met in Oslo on Monday and agreed to talk again about the {} next month."
OTHER = (
    "A court in the capital has ordered the release of four sailors who were held for a year "
    "after a long quarrel over nets and fish in the strait."
)


def text(markup: str) -> str:
    tree = parse(f"<html><body><main>{markup}</main></body></html>")
    assert tree is not None
    mend(tree)
    return "".join(tree.itertext())


def chunk(*words: str, name: str = "article-body") -> str:
    return f"<div class='{name}'>{''.join(f'<p>{PROSE.format(word)}</p>' for word in words)}</div>"


def test_the_parts_of_an_article_are_read_as_one() -> None:
    parts = (chunk("fish", "ships", "nets"), "<div class='ad'>Advertisement</div>", chunk("gas", "oil", "coal"))
    found = read_markup(f"<html><body><article>{''.join(parts)}</article></body></html>", None)
    assert found.paragraphs == tuple(PROSE.format(word) for word in ("fish", "ships", "nets", "gas", "oil", "coal"))


def test_boxes_of_two_articles_stay_apart() -> None:
    tree = parse(
        f"<html><body><article>{chunk('fish', 'gas')}</article><article>{chunk('oil', 'coal')}</article></body>"
    )
    assert tree is not None
    mend(tree)
    assert [len(box.findall("p")) for box in tree.iter("div")] == [2, 2]


def test_a_link_that_holds_a_paragraph_is_a_teaser() -> None:
    assert OTHER not in text(f"{chunk('fish')}<ul><li><a href='/x'><p>{OTHER}</p></a></li></ul>")


def test_a_link_inside_a_paragraph_stays() -> None:
    assert OTHER in text(f"<p>On Friday it ended. <a href='/x'>{OTHER}</a></p>")


def test_a_page_whose_link_was_never_closed_stays() -> None:
    assert PROSE.format("oil") in text(f"<a href='/x'><div>{chunk(*['oil'] * 20)}</div></a>")
