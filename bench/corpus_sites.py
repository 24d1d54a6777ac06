"""How sites print a page: plain text, a plain page of HTML, a page with all that newspapers put around an article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from html import escape
from pathlib import Path

from bench.corpus_pages import Page

SECTIONS = ("Home", "World", "Business", "Sport", "Culture", "Weather", "Letters")
RELATED = (
    "Why the ferry timetable changes every spring",
    "Ten recipes for a cold evening",
    "Council puts off vote on tram line",
    "How to read a water bill",
    "Museum finds lost sketchbook in its own cellar",
)


def written(pages: Iterable[Page], file: Path) -> Path:
    """Write pages as a JSON Lines corpus."""
    with file.open("w", encoding="utf-8") as stream:
        for page in pages:
            stream.write(json.dumps(row(page), ensure_ascii=False) + "\n")
    return file


def row(page: Page) -> dict[str, str]:
    """A page as a line of a corpus: text with its headline and day, or HTML that says them itself."""
    if page.form == 0:
        text = "\n\n".join(page.body())
        return {
            "id": page.id,
            "url": page.url,
            "published": page.published.isoformat(),
            "headline": page.headline,
            "text": text,
        }
    return {"id": page.id, "url": page.url, "html": plain(page) if page.form == 1 else full(page)}


def plain(page: Page) -> str:
    """A small site's page."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.headline)}</title>
<meta property="og:site_name" content="{escape(page.publisher)}">
<meta property="article:published_time" content="{page.published.isoformat()}T08:15:00+00:00"></head>
<body><main><article><h1>{escape(page.headline)}</h1>
{_paragraphs(page)}
</article></main></body></html>"""


def full(page: Page) -> str:
    """A newspaper's page with menu, byline, related articles and footer."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.headline,
        "datePublished": f"{page.published.isoformat()}T06:40:00Z",
        "publisher": {"@type": "Organization", "name": page.publisher},
    }
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    related = "".join(f'<li><a href="/r/{i}">{title}</a></li>' for i, title in enumerate(_related(page)))
    day = f"{page.published:%B} {page.published.day}, {page.published.year}"
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{escape(page.headline)} | {escape(page.publisher)}</title>
<script type="application/ld+json">{json.dumps(about)}</script></head>
<body><header><div class="logo">{escape(page.publisher)}</div><nav><ul>{menu}</ul></nav></header>
<article><h1>{escape(page.headline)}</h1>
<div class="byline">By <span class="author">{escape(page.agency or "Staff reporter")}</span></div><time>{day}</time>
<div class="article-body">
{_paragraphs(page)}
</div></article>
<aside><h3>Related</h3><ul>{related}</ul></aside>
<footer><p>© {page.published.year} {escape(page.publisher)}. All rights reserved.</p></footer></body></html>"""


def _paragraphs(page: Page) -> str:
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in page.body())


def _related(page: Page) -> list[str]:
    first = (page.published + timedelta(int(page.id[1:]))).toordinal() % len(RELATED)
    return [RELATED[(first + i) % len(RELATED)] for i in range(3)]
