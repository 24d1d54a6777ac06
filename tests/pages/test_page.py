"""Reading one source: kinds of input, envelope and text together, and what no page may do to the reader."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import BinaryInput, EmptyInput, InputError, NotArticle, OtherLanguage, TooLarge
from dragoman.pages import Page, Source, read_page
from dragoman.pages import page as page_module
from dragoman.pages.page import digest

FRENCH = "Le président français a reçu jeudi le premier ministre italien à Paris afin de parler de la guerre. "

STATION = """Skip to Content

Ministers of Norway and Chile sign accord on fishing grounds

By Ann Example, CNN

Oslo (CNN) — The foreign ministers of Norway and Chile signed an accord on fishing grounds in Oslo on Tuesday.

The accord lets ships of both countries fish in waters that each had claimed, officials said.

A long dispute

Chile had recalled its ambassador twice over the matter, and Norway had seized two ships.

“We have found a way,” the Norwegian minister said after the ceremony.

The-CNN-Wire
™ & © 2023 Cable News Network, Inc., a Warner Bros. Discovery Company. All rights reserved.

CNN’s Bob Sample and Carol Instance contributed to this report.

Article Topic Follows: CNN - World

Jump to comments ↓

BE PART OF THE CONVERSATION

News Channel 9 is committed to providing a forum for civil and constructive conversation.

Please keep your comments respectful and relevant. You can review our Community Guidelines by clicking here

If you would like to share a story idea, please submit it here.

Skip to content
"""


def read(content: str | bytes, **fields: object) -> Page:
    return read_page(Source("page", content, **fields))  # type: ignore[arg-type]


def test_a_stations_page_gives_the_wires_story_and_its_envelope() -> None:
    page = read(STATION)
    envelope = page.envelope
    assert envelope.headline == "Ministers of Norway and Chile sign accord on fishing grounds"
    assert envelope.authors == ("Ann Example",)
    assert envelope.contributors == ("Bob Sample", "Carol Instance")
    assert envelope.agency == "CNN"
    assert envelope.publisher == "News Channel 9"
    assert envelope.section == "CNN - World"
    assert envelope.language == "en"
    assert envelope.rights is not None
    assert "2023 Cable News Network" in envelope.rights
    assert envelope.dateline is not None
    assert (envelope.dateline.place, envelope.dateline.agency) == ("Oslo", "CNN")


def test_the_text_is_the_article_alone_with_its_subheads_and_its_dateline() -> None:
    paragraphs = read(STATION).text.split("\n\n")
    assert paragraphs[0].startswith("Oslo (CNN) — The foreign ministers")
    assert paragraphs[2] == "A long dispute"
    assert paragraphs[-1].startswith("“We have found a way,”")
    assert len(paragraphs) == 5


def test_a_wires_notice_of_rights_gives_the_year_when_nothing_else_gives_the_day() -> None:
    published = read(STATION).envelope.published
    assert published is not None
    assert (published.start, published.end, published.basis) == ("2023-01-01", "2023-12-31", "text")


@pytest.mark.parametrize(
    "text",
    [
        "Peru recalled its ambassador from Quito on Monday.",
        "Peru recalled its ambassador.\n\nEcuador did not answer.",
        "Treaty talks fail. OSLO — The talks failed on Monday.",
        "  ".join(["Two spaces stand between sentences here."] * 3),
    ],
)
def test_clean_text_comes_through_untouched(text: str) -> None:
    assert read(text, kind="text").text == text


def test_non_breaking_spaces_become_plain_ones_and_control_characters_go() -> None:
    assert read("The\xa0two\u202fministers met\x07 in Oslo\u200b.").text == "The two ministers met in Oslo."


def test_hard_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "The foreign ministers of Norway and Chile signed an accord\non fishing grounds in Oslo on Tuesday, ending a\n"
    )
    text += "dispute of nine years.\n\nChile had recalled its ambassador twice over\nthe matter."
    assert [len(part.split("\n")) for part in read(text).text.split("\n\n")] == [1, 1]


def test_what_came_with_the_source_wins_over_the_page() -> None:
    page = read(STATION, id="a1", url="https://www.reuters.com/x", published="2023-05-09", headline="Accord signed")
    assert page.id == "a1"
    assert page.envelope.headline == "Accord signed"
    assert page.envelope.url == "https://www.reuters.com/x"
    assert page.envelope.published is not None
    assert (page.envelope.published.start, page.envelope.published.basis) == ("2023-05-09", "given")


def test_a_paragraph_that_only_sounds_like_a_credit_stays() -> None:
    text = "The price of oil fell on Monday.\n\nRain contributed to the reporting of lower harvests.\n\nTrade slowed."
    assert read(text).text == text


def test_credits_behind_a_clean_story_go_into_the_envelope() -> None:
    page = read("WARSAW (Reuters) - The talks failed on Monday.\n\n(Reporting by Jane Doe; Editing by John Roe)")
    assert page.text == "WARSAW (Reuters) - The talks failed on Monday."
    assert page.envelope.contributors == ("Jane Doe",)
    assert page.envelope.agency == "Reuters"


def test_the_life_of_an_author_is_not_the_article() -> None:
    lives = ("Jane Doe is a freelance journalist in London.", "Jane Doe was among those arrested on Monday.")
    story = "Ministers meet in Oslo over fish\n\nBy Jane Doe\n\nThe ministers of both countries met in Oslo.\n\n"
    texts = [read(story + life).text for life in lives]
    assert [life in text for life, text in zip(lives, texts, strict=True)] == [False, True]


def test_a_fallback_day_serves_pages_without_one() -> None:
    text = "Peru recalled its ambassador from Quito on Monday."
    page = read_page(Source("-", text), published="2023-05-09")
    assert page.envelope.published is not None
    assert page.envelope.published.basis == "given"
    dated = read_page(Source("-", text, published="2020-01-02"), published="2023-05-09")
    assert dated.envelope.published is not None
    assert dated.envelope.published.start == "2020-01-02"


def test_without_evidence_there_is_no_date() -> None:
    assert read("Peru recalled its ambassador from Quito on Monday.").envelope.published is None


def test_the_id_is_a_digest_that_white_space_and_case_do_not_move() -> None:
    first, second = read("Peru recalled its ambassador."), read("Peru  recalled\nits AMBASSADOR.")
    assert first.id == second.id
    assert first.id.startswith("sha256:")
    assert digest("A", "b") != digest(None, "b")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (" \n\t\u200b", EmptyInput),
        (b"%PDF-1.7 \x00\x01", BinaryInput),
        (bytes(range(256)) * 20, BinaryInput),
        ("Home", NotArticle),
        ("Home\n\nNews\n\nSport\n\nWeather\n\nContact us\n\nPrivacy policy", NotArticle),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", NotArticle),
        (
            "Le président français a reçu jeudi le premier ministre italien à Paris afin de parler de la guerre. " * 5,
            OtherLanguage,
        ),
        ("Президент России встретился с министром иностранных дел Китая в Москве в четверг.", OtherLanguage),
    ],
)
def test_bad_input_raises_its_own_error(content: str | bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read(content)
    assert caught.value.origin == "page"


def test_a_page_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LIMIT", 100)
    with pytest.raises(TooLarge):
        read("x" * 101)


def test_short_english_full_of_names_passes() -> None:
    names = "Alexander Novak, Suhail Mohamed Al Mazrouei, Xi Jinping, Ebrahim Raisi, Cyril Ramaphosa, Narendra Modi"
    assert read(f"{names} and Luiz Inacio Lula da Silva met Kassym-Jomart Tokayev in Samarkand on Friday.").text


def test_lone_surrogates_do_not_reach_the_text() -> None:
    page = read(json.loads('"The ministers \\ud83d met in Oslo on Monday."'))
    assert page.envelope.model_dump_json()
    page.text.encode()


def test_deeply_nested_markup_is_read_or_refused() -> None:
    with suppress(InputError):
        read("<html><body>" + "<div>" * 5000 + "<h1>" + "<span>" * 5000 + "The ministers met in Oslo on Monday.")


TAGS = (
    "p",
    "div",
    "h1",
    "article",
    "script",
    "title",
    "a",
    "ul",
    "li",
    "table",
    "td",
    "br",
    "time",
    "meta",
    "body",
    "html",
)
ATTRIBUTES = (
    "", " class='byline'", " rel=author", " property='og:title' content='Ministers meet in Oslo'", " itemprop=author",
    " type='application/ld+json'", " content=", " href='//[x'", " name=author content='By A Person, AP'",
)  # fmt: skip
PIECES = (
    "The ministers met in Oslo on Monday.", "By Ann Example", "© 2024 The Associated Press",
    '{"@type": "Article", "author": [1]}',
    "May 5, 2024", "WASHINGTON (AP) —", "&nbsp;", "<!--", "]]>", "\x00", "\ud800", "Skip to content", "…", "last week",
)  # fmt: skip
markup = st.lists(
    st.one_of(
        st.builds(lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
        st.sampled_from(PIECES),
        st.text(max_size=20),
    ),
    max_size=40,
).map("".join)


def outcome(content: str | bytes, kind: str | None) -> str:
    try:
        page = read(content, kind=kind)
    except InputError as error:
        return str(error)
    assert page.text.strip()
    assert "\n\n\n" not in page.text
    page.text.encode()
    return page.envelope.model_dump_json() + page.text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("\n".join), st.binary()), st.sampled_from([None, "text"])
)
def test_arbitrary_text_never_raises_anything_else_and_reads_the_same_twice(
    content: str | bytes, kind: str | None
) -> None:
    assert outcome(content, kind) == outcome(content, kind)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(markup)
def test_arbitrary_markup_never_raises_anything_else_and_reads_the_same_twice(content: str) -> None:
    assert outcome(content, "html") == outcome(content, "html")


def test_a_page_of_a_million_tags_or_lines_is_refused_at_once() -> None:
    for content in ("<p>x" * 60_001, "The ministers met.\n" * 60_001):
        with pytest.raises(TooLarge, match=r"more than 60000 (?:tags|lines)"):
            read_page(Source("page", content))


def test_a_book_is_refused() -> None:
    with pytest.raises(TooLarge, match="an article of more than 1000000 characters"):
        read_page(Source("page", "The ministers met on Monday to talk about the border. " * 20_000))
