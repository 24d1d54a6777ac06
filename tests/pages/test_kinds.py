"""Pages that are no article are told apart; articles that look like them are read.

The pages in `others` and `articles_at_the_edge` were written for this test; the second line of each is its address.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from dragoman.errors import NotArticle
from dragoman.lexicon import table
from dragoman.pages import Source, read_page
from dragoman.pages.html import parse
from dragoman.pages.kinds import Survey, survey

HERE = Path(__file__).parent
KINDS = {
    "01-front-page": "index",
    "02-section-front": "index",
    "03-flowing-list": "index",
    "04-section-that-says-article": "index",
    "05-tag-page": "index",
    "06-search-results": "search",
    "07-author-page": "index",
    "08-missing-page": "error page",
    "09-server-error": "error page",
    "10-bot-check": "check of the visitor",
    "11-login-wall": "login",
    "12-login-page": "login",
    "13-cookie-wall": "consent",
    "14-video-page": "video or audio",
    "15-podcast-page": "video or audio",
    "16-gallery": "gallery",
    "17-headlines-only": "index",
    "18-privacy-policy": "about the site",
    "19-newsletter-page": "about the site",
    "20-directory-listing": "error page",
    "21-front-page-with-data": "index",
    "22-paywall-with-quota": "login",
}
EDGE = sorted((HERE / "articles_at_the_edge").glob("*.html"))


def source(file: Path, *, with_address: bool = True) -> Source:
    content = file.read_text(encoding="utf-8")
    address = re.search(r"<!-- (http\S+) -->", content)
    assert address
    return Source(file.name, content, url=address[1] if with_address else None, kind="html")


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_article_is_told_by_its_kind(name: str) -> None:
    with pytest.raises(NotArticle) as found:
        read_page(source(HERE / "others" / f"{name}.html"))
    assert found.value.reason == f"no article: {KINDS[name]}"


@pytest.mark.parametrize("name", [name for name in KINDS if name != "05-tag-page"])
def test_it_is_told_without_its_address_too(name: str) -> None:
    with pytest.raises(NotArticle):
        read_page(source(HERE / "others" / f"{name}.html", with_address=False))


STORIES = (
    (
        "Kenya and Ethiopia agree to reopen border",
        "The two ministers met for six hours and said that lorries may cross.",
    ),
    ("Flood waters recede in the Tana delta", "Thousands of families have begun to return to their villages."),
    ("Central bank keeps its rate for a third month", "The governor said that inflation was easing more slowly."),
    ("Striking nurses reject the latest pay offer", "Union leaders called the proposal an insult on Tuesday."),
    ("Mali expels envoy over remarks on elections", "The ambassador was given two days to leave the capital."),
)
BUILDS = {
    "table": '<tr><td><a href="/{n}"><b>{headline}</b></a><br>{teaser}</td></tr>',
    "divs": '<div><div><a href="/{n}">{headline}</a></div><div>{teaser}</div><div>By Ann Lee, 3 hours ago</div></div>',
    "link around": '<a href="/{n}"><div>{headline}</div><div>{teaser}</div></a>',
    "teaser first": '<div><p>{teaser}</p><h3><a href="/{n}">{headline}</a></h3></div>',
    "paragraphs": '<p><a href="/{n}">{headline}</a> {teaser}</p>',
    "bold": '<p><b><a href="/{n}">{headline}</a></b></p><p>{teaser} <a href="/{n}">Read more</a></p>',
    "spans": '<div><span><a href="/{n}">{headline}</a></span><span>{teaser}</span></div>',
    "picture": '<div><a href="/{n}"><img></a><h3>{headline}</h3><p>{teaser} <a href="/{n}">More</a></p></div>',
    "definitions": '<dl><dt><a href="/{n}">{headline}</a></dt><dd>{teaser}</dd></dl>',
    "headlines": '<h3><a href="/{n}">{headline}</a></h3>',
    "breaks": '<a href="/{n}">{headline}</a><br>{teaser}<br><br>',
}


def built(build: str, head: str = "") -> str:
    stories = (build.format(n=n, headline=headline, teaser=teaser) for n, (headline, teaser) in enumerate(STORIES))
    body = "\n".join(stories)
    body = f"<table>{body}</table>" if "<td>" in body else body
    return f"<html><head><title>World</title>{head}</head><body><div><h1>World</h1>{body}</div></body></html>"


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
@pytest.mark.parametrize("url", [None, "https://example.org/world", "https://example.org/news-of-the-world"])
def test_an_index_is_told_however_it_is_built(build: str, url: str | None) -> None:
    with pytest.raises(NotArticle, match="index"):
        read_page(Source("page", built(build), url=url, kind="html"))


@pytest.mark.parametrize("path", ["/?p=123", "/news?id=41", "/ministers", "/index.php?id=4"])
def test_an_article_is_read_whatever_its_address_looks_like(path: str) -> None:
    text = (
        "<p>The foreign ministers of Kenya and Ethiopia met in Nairobi on Monday and agreed to open the border.</p>" * 2
    )
    more = built(BUILDS["headlines"]).partition("<h1>World</h1>")[2] * 3
    page = f"<html><head><title>T</title></head><body><main><h1>T</h1>{text * 8}</main><aside>{more}</aside>"
    assert "open the border" in read_page(Source("page", page, url=f"https://example.org{path}", kind="html")).text


def test_a_digest_that_says_that_it_is_an_article_is_read() -> None:
    page = built(BUILDS["paragraphs"], '<meta property="og:type" content="article">')
    assert "Union leaders" in read_page(Source("page", page, kind="html")).text


def test_every_page_of_the_test_is_expected() -> None:
    assert {file.stem for file in (HERE / "others").iterdir()} == set(KINDS)


@pytest.mark.parametrize("file", EDGE, ids=lambda file: file.stem)
@pytest.mark.parametrize("with_address", [True, False])
def test_articles_that_look_like_other_pages_are_read(file: Path, with_address: bool) -> None:
    page = read_page(source(file, with_address=with_address))
    assert len(page.text.split()) > 20


def test_the_guide_names_every_kind() -> None:
    guide = (HERE.parent.parent / "docs" / "inputs.md").read_text(encoding="utf-8")
    rows = guide.partition("| kind | told by |")[2].partition("\n\n")[0].splitlines()
    named = {name for row in rows for name in re.findall(r"`([a-z ]+)`", row.split("|")[1] if "|" in row else "")}
    assert named == set(KINDS.values()) == {row["kind"] for row in table("page_kinds")} | {"gallery", "video or audio"}


def test_every_wording_matches_its_example() -> None:
    for row in table("page_kinds"):
        match = re.compile(row["pattern"], re.I)
        found = match.fullmatch(row["example"]) if row["where"] == "title" else match.match(row["example"])
        assert found, row["pattern"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "<a href=/a>four words of headline</a>",
        "<h2><a href=/a>four words of headline</a></h2>" * 50_000,
        "<div><h2><a href=/{}>four words of headline</a></h2><p>x</p>" * 5_000,
        "<h2>" + "<a href=/a>" * 5_000 + "four words of headline",
        "<ul>" + "<li><a href=/a>four words of headline</a>" * 20_000,
    ],
    ids=["deep", "many", "nested", "links in links", "list"],
)
def test_no_page_takes_long(page: str) -> None:
    tree = parse(page)
    start = time.process_time()
    found = survey(tree, None) if tree is not None else None
    assert found is None or isinstance(found, Survey)
    assert time.process_time() - start < 2
