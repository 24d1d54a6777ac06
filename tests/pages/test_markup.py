"""HTML pages: body and metadata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.lexicon import table
from dragoman.pages import metadata as meta
from dragoman.pages.html import Block, looks_like_html, parse, visible_text
from dragoman.pages.markup import article, joined, read_markup

PROSE = "The ministers of both countries met in Oslo on Monday and agreed to talk again about the {} next month."
BODY = "".join(f"<p>{PROSE.format(word)}</p>" for word in ("fish", "ships", "gas", "oil"))
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "x"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ministers meet over fish",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Reuters"}],
            "datePublished": "2024-05-05T10:00:00Z",
            "articleSection": "World",
        },
    ],
}


def page(head: str = "", top: str = "", body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Ministers meet over fish | The Map</title>{head}</head>"
        f"<body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article>{top}{body}</article>"
        "<footer>© 2024 The Map. All rights reserved.</footer></body></html>"
    )


def linked() -> str:
    return f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"


def test_the_body_comes_without_menu_headline_byline_and_footer() -> None:
    draft = read_markup(page(top="<h1>Ministers meet over fish</h1><p>By Jane Doe</p>"), None)
    assert draft.paragraphs == tuple(PROSE.format(word) for word in ("fish", "ships", "gas", "oil"))


def test_subheads_are_paragraphs_of_their_own() -> None:
    body = BODY + "<h2>A long dispute</h2>" + BODY.replace("Monday", "Friday")
    assert "A long dispute" in read_markup(page(body=body), None).paragraphs


def test_linked_data_gives_people_agency_section_and_day() -> None:
    draft = read_markup(page(head=linked()), None)
    assert (draft.authors, draft.agency, draft.section) == (("Jane Doe",), "Reuters", "World")
    assert (draft.day, draft.day_basis) == ("2024-05-05", "metadata")


def test_the_heading_nearest_to_the_shared_title_is_the_headline() -> None:
    head = "<meta property='og:title' content='Ministers meet over fish - The Map'>"
    draft = read_markup(
        page(head, "<h1>Most read in The Map</h1><h1>Ministers of two states meet over fish</h1>"), None
    )
    assert draft.headline == "Ministers of two states meet over fish"


def test_without_a_heading_the_title_less_the_site_is_the_headline() -> None:
    assert read_markup(page(), None).headline == "Ministers meet over fish"


def test_the_only_long_heading_wins_over_a_title_made_for_search() -> None:
    head = "<meta property='og:title' content='Fish: what you need to know'>"
    assert read_markup(page(head, "<h1>Ministers of two states meet in Oslo</h1>"), None).headline == (
        "Ministers of two states meet in Oslo"
    )


@pytest.mark.parametrize(
    ("url", "head", "publisher"),
    [
        ("https://www.bbc.co.uk/news/1", "", "BBC News"),
        ("https://edition.cnn.com/2024/05/05/x", "", "CNN"),
        ("https://notbbc.com/1", "<meta property=og:site_name content='The Map'>", "The Map"),
        (None, "<link rel=canonical href='https://www.scmp.com/x'>", "South China Morning Post"),
        ("http://[bad", "<meta property=og:site_name content='The Map'>", "The Map"),
    ],
)
def test_publishers(url: str | None, head: str, publisher: str | None) -> None:
    assert read_markup(page(head), url).publisher == publisher


def test_no_domain_belongs_to_two_publishers() -> None:
    domains = [domain for row in table("publishers") for domain in row.many("domains")]
    assert len(domains) == len(set(domains))


def test_names_marked_beside_the_author_are_authors_too() -> None:
    top = "<p class=byline><a rel=author href='/a'>Jane Doe</a> and <a rel=author href='/b'>John Roe</a></p>"
    head = "<meta name=author content='Jane Doe'>"
    assert read_markup(page(head, top), None).authors == ("Jane Doe", "John Roe")


def test_rights_come_from_the_page() -> None:
    assert read_markup(page(), None).rights == "© 2024 The Map. All rights reserved."


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("", None),
        ("<p>Posted on January 1, 2024</p>", "2024-01-01"),
        ("<p>Published: 5 hours ago</p>", None),
        ("<time>Updated 4 May</time>", None),
    ],
)
def test_a_day_is_taken_only_where_the_page_shows_it(shown: str, day: str | None) -> None:
    assert read_markup(page(body=BODY + shown), None).day == day


def test_the_address_gives_the_day_where_nothing_else_does() -> None:
    url = "https://example.org/2024/05/05/fish"
    draft = read_markup(page(), url)
    assert draft.day == "2024-05-05"


def test_repeated_blocks_and_furniture_inside_the_body_go() -> None:
    body = BODY + "<p>Advertisement</p>" + BODY + "<p>https://example.org/story</p>"
    assert len(read_markup(page(body=body), None).paragraphs) == 4


def test_a_sentence_that_the_page_breaks_at_a_link_is_made_whole() -> None:
    blocks = [Block("p", text) for text in ("NEW DELHI:", "Pakistan", "'s army has begun an operation.", "It is new.")]
    assert [b.text for b in joined(blocks)] == ["NEW DELHI: Pakistan's army has begun an operation.", "It is new."]


def test_labels_dates_and_teasers_around_the_body_go() -> None:
    blocks = [
        Block("p", text)
        for text in ("World", "13 Jan 2020, 22:11 GMT+10", "The ministers met.", "Talks ...", "Rain ...")
    ]
    assert article(blocks, None) == ["The ministers met."]


def test_entities_that_were_escaped_twice_are_read() -> None:
    top = "<h1>Ministers meet over &amp;#039;fish&amp;#039;</h1>"
    assert read_markup(page(top=top), None).headline == "Ministers meet over 'fish'"


def test_a_page_whose_body_cannot_be_told_is_read_by_its_lines() -> None:
    draft = read_markup("<div><br>" + PROSE.format("fish") + "<br></div>", None)
    assert draft.paragraphs == (PROSE.format("fish"),)


@pytest.mark.parametrize(
    ("title", "site", "wanted"),
    [
        ("Talks fail | The Map", "The Map", "Talks fail"),
        ("Talks fail in Oslo - World - The Map", "The Map", "Talks fail in Oslo - World"),
        ("Talks fail in Oslo again | World | The Map", "The Map", "Talks fail in Oslo again"),
        ("Talks fail – and then succeed", None, "Talks fail – and then succeed"),
    ],
)
def test_titles_less_the_site(title: str, site: str | None, wanted: str) -> None:
    assert meta.without_site(title, site) == wanted


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\ufeff  <HTML><body>", True),
        ("<div><p>a</p><p>b</p></div>", True),
        ("The ministers met in Oslo.", False),
        ("3 < 4 and 5 > 2", False),
        ("<3", False),
    ],
)
def test_markup_is_told_from_text(content: str, html: bool) -> None:
    assert looks_like_html(content) is html


def test_visible_text_has_a_line_for_a_block_and_no_scripts() -> None:
    tree = parse("<html><body><script>x</script><p>a <b>b</b>c</p>tail<!-- no --><div>d</div></body></html>")
    assert tree is not None
    assert [line.strip() for line in visible_text(tree).split("\n") if line.strip()] == ["a bc", "tail", "d"]


def test_broken_linked_data_is_passed_over() -> None:
    head = "<script type='application/ld+json'>{'@type': broken</script>" + linked()
    assert read_markup(page(head), None).authors == ("Jane Doe",)


def test_no_network_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert read_markup(page(head=linked()), "https://example.org/a").paragraphs


STORY = "<p>Ardania recalled its ambassador from Belmark on Monday in protest at the arrest of two journalists.</p>"


def test_captions_are_not_the_article() -> None:
    page = f"""<html><title>In pictures: a recall</title><body><article><h1>In pictures: a recall</h1>{STORY}
        <figure><img><figcaption>1/2 The ambassador leaves his house. Photo: AFP</figcaption></figure>
        <figure><img><div class="wp-caption">2/2 The ministry at night.</div></figure></article></body></html>"""
    assert "".join(read_markup(page, None).paragraphs) == STORY.removeprefix("<p>").removesuffix("</p>")


def test_a_short_page_loses_the_headline_that_is_joined_to_its_text() -> None:
    head = "<html><head><title>Recall</title></head><body>"
    page = f"{head}<article><h1>Ardania recalls</h1>{STORY}</article></body></html>"
    assert read_markup(page, None).paragraphs[0].startswith("Ardania recalled its ambassador")


def test_the_name_behind_the_headline_in_the_title_is_the_publisher_where_nothing_else_names_it() -> None:
    page = f"""<html><head><title>Ardania recalls ambassador from Belmark | The Ledger</title></head>
        <body><article><h1>Ardania recalls ambassador from Belmark</h1>{STORY * 3}</article></body></html>"""
    assert read_markup(page, None).publisher == "The Ledger"
    assert read_markup(page.replace("<h1>Ardania", "<h1>Why Belmark"), None).publisher is None


def test_what_the_page_says_otherwise_is_recorded() -> None:
    page = f"""<html><head><title>Recall</title><meta property="og:title" content="Envoy called home from Belmark">
        <meta property="og:site_name" content="Ledger Online"><meta name="author" content="Lena Holm">
        <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ardania calls envoy home",
        "datePublished": "2025-05-13", "author": {{"name": "Tom Reyes"}}, "publisher": {{"name": "The Ledger"}}}}
        </script></head><body><article><h1>Ardania calls envoy home from Belmark</h1>{STORY * 3}</article></body>"""
    draft = read_markup(page, "https://example.org/2025/05/12/recall")
    told = {(c.field, c.kept, c.other, c.other_basis) for c in draft.conflicts}
    assert ("headline", "Ardania calls envoy home from Belmark", "Envoy called home from Belmark", "head") in told
    assert ("authors", "Tom Reyes", "Lena Holm", "head") in told
    assert ("publisher", "Ledger Online", "The Ledger", "linked data") in told
    assert any(c.field == "published" for c in draft.conflicts)


WALL = "<h3>This article is for subscribers only</h3><p>Subscribe now to continue reading.</p><p>Cancel anytime.</p>"


def test_a_wall_cuts_the_article_where_it_stands() -> None:
    head = "<html><head><title>Ardania recalls ambassador</title></head><body><article>"
    lead = STORY.removeprefix("<p>").removesuffix("</p>")
    draft = read_markup(f"{head}{STORY}<p>The order takes effect on Friday.</p>{WALL}</article></body></html>", None)
    assert draft.paragraphs == (lead, "The order takes effect on Friday.")
    assert draft.other is None


def test_a_wall_laid_over_an_article_or_alone_cuts_nothing() -> None:
    head = "<html><head><title>Ardania recalls ambassador</title></head><body><article>"
    more = "".join(f"<p>Minister number {n} said that the talks would go on for another week.</p>" for n in range(20))
    assert len(read_markup(f"{head}{STORY}{WALL}{more}</article></body></html>", None).paragraphs) > 20
    assert read_markup(f"{head}{WALL}</article></body></html>", None).other == "login"
