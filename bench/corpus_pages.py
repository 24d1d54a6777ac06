"""From one agency's story to the pages that carry it: its own, copies on other sites, edits and updates."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.corpus_words import Line, Sentence, Teller
from bench.corpus_world import sayings


@dataclass(frozen=True)
class Agency:
    """An agency: how it opens its stories, and the address of its own site."""

    name: str
    dateline: str
    domain: str


AGENCIES = (
    Agency("Reuters", "{CITY} (Reuters) - ", "reuters.com"),
    Agency("AP", "{CITY} (AP) — ", "apnews.com"),
    Agency("AFP", "{City} (AFP) – ", "afp.com"),
    Agency("DPA", "{City} (dpa) - ", "dpa-international.com"),
    Agency("UPI", "{CITY}, {day} (UPI) -- ", "upi.com"),
    Agency("Xinhua", "{CITY}, {day} (Xinhua) -- ", "xinhuanet.com"),
    Agency("Kyodo", "{CITY} (Kyodo) -- ", "english.kyodonews.net"),
)
SITES = (
    *("The Harbour Gazette", "Daily Meridian", "Northern Echo Times", "The Plains Tribune", "Capital Observer"),
    *("The Evening Ledger", "Coastline News", "Delta Morning Post", "The Hillside Herald", "Metro Courier"),
    *("Valley Independent", "The Lighthouse Press", "Eastgate Standard", "River Bend Journal", "The Civic Mirror"),
    *("Southern Argus", "The Quay Chronicle", "Union Mail", "Market Square News", "The Station Sentinel"),
)
COPIES = (0, 0, 0, 1, 1, 2, 2, 4)
AGAIN = 0.5
"""The share of stories on what a newsroom has told of before that end with paragraphs of its earlier story."""

STAFF = 0.2
"""The share of stories that a site writes itself."""


@dataclass(frozen=True)
class Dispatch:
    """One story as one newsroom tells it: headlines to choose from, paragraphs of lines."""

    family: str
    story: str
    published: date
    town: str
    headings: tuple[Line, ...]
    paragraphs: tuple[tuple[Line, ...], ...]
    after: str | None = None
    """An earlier story that this one follows: a newsroom may put paragraphs of its own of that day beside the news."""


@dataclass(frozen=True)
class Page:
    """A page with its truth: whose family it is of, and its sentences with their marks, paragraph by paragraph."""

    id: str
    family: str
    relation: str
    publisher: str
    agency: str | None
    published: date
    url: str
    headline: str
    opening: str
    lead: str | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    end: str | None
    form: int

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences whose truth is known, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def body(self) -> list[str]:
        """The paragraphs as printed."""
        told = [" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs]
        told[0] = self.opening + told[0]
        return [*([self.lead] if self.lead else ()), *told, *([self.end] if self.end else ())]


class Press:
    """All newsrooms: it gathers the pages in the order in which they come out."""

    def __init__(self, chance: random.Random, end: date) -> None:
        self.chance = chance
        self.end = end
        self.pages: list[Page] = []
        self.families = 0
        self.told: dict[str, list[tuple[Agency | str, Dispatch]]] = {}

    def publish(self, dispatch: Dispatch) -> None:
        """Print a story on its own site and on those that take it over."""
        self.families += 1
        newsroom, dispatch = self._newsroom(dispatch)
        agency = newsroom if isinstance(newsroom, Agency) else None
        original = self._original(dispatch, newsroom)
        self.pages.append(original)
        names = [name for name in SITES if name != original.publisher]
        taken = iter(self.chance.sample(names, len(names)))
        for _ in range(self.chance.choice(COPIES) if agency else self.chance.choice((0, 0, 0, 1))):
            self.pages.append(self._copy(original, dispatch, next(taken)))
        if self.chance.random() < 0.25:
            self.pages.append(self._edit(dispatch, original, next(taken)))
        if agency and self.chance.random() < 0.1:
            self.pages.append(self._flash(original))

    def _newsroom(self, dispatch: Dispatch) -> tuple[Agency | str, Dispatch]:
        """An agency or a site that has not told this story yet, and how it tells it."""
        told = self.told.setdefault(dispatch.story, [])
        names = [newsroom for newsroom, _ in told]
        before = [one for one in self.told.get(dispatch.after or "", ()) if one[0] not in names]
        if before and self.chance.random() < AGAIN:
            newsroom, earlier = self.chance.choice(before)
            kept = dispatch.paragraphs[: max(2, len(dispatch.paragraphs) - 2)]
            dispatch = replace(dispatch, paragraphs=(*kept, *earlier.paragraphs[-2:]))
        elif self.chance.random() < STAFF:
            newsroom = self.chance.choice([site for site in SITES if site not in names])
        else:
            newsroom = self.chance.choice([agency for agency in AGENCIES if agency not in names])
        told.append((newsroom, dispatch))
        return newsroom, dispatch

    def _original(self, dispatch: Dispatch, newsroom: Agency | str) -> Page:
        agency = newsroom if isinstance(newsroom, Agency) else None
        name = agency.name if agency else str(newsroom)
        opening = self._opening(agency, dispatch) if agency else ""
        form = self.chance.randrange(3)
        number = len(self.pages)
        return Page(
            id=f"m{number:05d}",
            family=dispatch.family,
            relation="original",
            publisher=name,
            agency=agency.name if agency else None,
            published=dispatch.published,
            url=f"https://{agency.domain if agency else domain(name)}/world/{dispatch.published:%Y/%m/%d}/{number:05d}",
            headline=self._headline(dispatch),
            opening=opening,
            lead=None,
            paragraphs=_told(dispatch, dispatch.paragraphs, agency),
            end=None,
            form=form,
        )

    def _opening(self, agency: Agency, dispatch: Dispatch) -> str:
        day = f"{dispatch.published:%B} {dispatch.published.day}"
        return agency.dateline.format(CITY=dispatch.town.upper(), City=dispatch.town, day=day)

    def _headline(self, dispatch: Dispatch) -> str:
        line = self.chance.choice(dispatch.headings)
        return Teller(dispatch.published).sentence(replace(line, seed=line.seed + self.chance.randrange(5))).text

    def _copy(self, original: Page, dispatch: Dispatch, site: str) -> Page:
        """The same words: cut at the end, under another headline, with the site's own lead or end, with or without
        the agency's dateline."""
        paragraphs = original.paragraphs
        if len(paragraphs) > 3 and self.chance.random() < 0.4:
            paragraphs = paragraphs[: -self.chance.choice((1, 1, 2, len(paragraphs) - 3))]
        return replace(
            self._elsewhere(original, site, "copy"),
            headline=self._headline(dispatch) if self.chance.random() < 0.5 else original.headline,
            opening=original.opening if self.chance.random() < 0.7 else "",
            lead=self.chance.choice(sayings()["sitelead"]) if self.chance.random() < 0.2 else None,
            paragraphs=paragraphs,
            end=self.chance.choice(sayings()["siteend"]) if self.chance.random() < 0.15 else None,
        )

    def _elsewhere(self, original: Page, site: str, relation: str) -> Page:
        published = min(original.published + timedelta(self.chance.choice((0, 0, 0, 1))), self.end)
        number = len(self.pages)
        url = f"https://{domain(site)}/world/{published:%Y/%m/%d}/{number:05d}"
        return replace(
            original,
            id=f"m{number:05d}",
            relation=relation,
            publisher=site,
            published=published,
            url=url,
            form=self.chance.randrange(3),
        )

    def _flash(self, original: Page) -> Page:
        """What the agency sent before its story was whole."""
        number = len(self.pages)
        url = f"{original.url.rsplit('/', 1)[0]}/{number:05d}"
        first = original.paragraphs[: self.chance.choice((1, 2, 2))]
        return replace(original, id=f"m{number:05d}", url=url, relation="edit", paragraphs=first, end="More to follow.")

    def _edit(self, dispatch: Dispatch, original: Page, site: str) -> Page:
        """An update with a higher toll and a new paragraph, or the same with a sentence reworded or left out."""
        lines = list(dispatch.paragraphs)
        at = self.chance.randrange(1, len(lines))
        if self.chance.random() < 0.4:
            about = dispatch.paragraphs[0][0].about
            added = Line(self.chance.choice(sayings()["third"]), about, self.chance.randrange(1 << 30))
            toll = about.numbers["n"] + self.chance.randrange(1, 5)
            lines = [tuple(replace(line, numbers={**line.numbers, "n": toll}) for line in some) for some in lines]
            lines.insert(at, (added,))
        elif self.chance.random() < 0.5 and len(lines) > 4:
            del lines[at]
        else:
            lines[at] = tuple(replace(line, seed=line.seed + 1) for line in lines[at])
        agency = next((agency for agency in AGENCIES if agency.name == original.agency), None)
        own = self.chance.random() < 0.5
        page = self._elsewhere(original, original.publisher if own else site, "edit")
        return replace(page, headline=self._headline(dispatch), paragraphs=_told(dispatch, tuple(lines), agency))


def domain(site: str) -> str:
    """The address of a site that does not exist."""
    return f"{''.join(site.lower().removeprefix('the ').split())}.example"


def _told(
    dispatch: Dispatch, paragraphs: tuple[tuple[Line, ...], ...], agency: Agency | None
) -> tuple[tuple[Sentence, ...], ...]:
    teller = Teller(dispatch.published, short_months=agency is not None and agency.name == "AP")
    return tuple(tuple(map(teller.sentence, paragraph)) for paragraph in paragraphs)
