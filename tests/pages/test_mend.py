"""Mending a page's tree: what belongs to the article is joined, what tells of other stories is cut."""

from lxml.html import HtmlElement, fromstring

from dragoman.pages.mend import mend

SENTENCE = "The two ministers met in the capital on Monday and spoke of the border for three hours. "


def mended(markup: str) -> HtmlElement:
    tree: HtmlElement = fromstring(f"<html><body><article>{markup}</article></body></html>")
    mend(tree)
    return tree


def test_a_link_that_holds_a_paragraph_is_another_story() -> None:
    text = mended(f'<p>{SENTENCE}</p><a href="/other"><p>{SENTENCE * 2}Other.</p></a>').text_content()
    assert "Other." not in text


def test_a_short_link_inside_a_paragraph_stays() -> None:
    assert "the treaty" in mended(f'<p>{SENTENCE}<a href="/t">the treaty</a></p>').text_content()


def test_parts_of_one_class_become_one() -> None:
    part = f'<div class="body-chunk"><p>{SENTENCE * 2}</p><p>{SENTENCE * 2}</p></div>'
    tree = mended(f'{part}<div class="ad">Buy</div>{part}')
    assert [len(box) for box in tree.find_class("body-chunk")] == [4, 0]
