"""Pages made of our own articles, furniture and house styles: each line with its part of the page and its kind.

The same seed gives the same pages. Beside the styles' own order, lines of any kind fall in between, steps are left
out, menus are shown twice, lists are bulleted: what the pages of one site share, the next site has otherwise.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.pages import data
from training.pages.data import Article, Token

LISTS = ("menu", "footer", "item", "tags")
STRAY = ("advert", "share", "newsletter", "follow", "notice", "image_tool", "app", "donate", "video", "audio", "poll",
         "related_link", "quiz", "correction", "consent", "factbox", "contact_number", "service", "embed", "buy",
         "schedule", "follow_topic",
         "highlights", "report", "events", "tags", "caption", "more")  # fmt: skip
"""Kinds that fall on any page."""

BLOCKS = {
    "above": ("menu*20", "footer*12", "group(item,item_meta)*4", "item*6", "paywall_block*8", "tags*4", "copyright"),
    "front": ("paywall_block*8", "newsletter*6", "share*8", "menu*8", "item*4", "video*5", "highlights*3", "audio*2"),
    "inside": ("item*4", "newsletter*6", "video*5", "poll*4", "image_tool*4", "group(item,item_meta)*3", "CAPTION*3",
               "related_head group(item,item_teaser)*2", "related_head item*4", "share*5", "factbox*5",
               "paywall_block*5"),
    "below": ("menu*30", "menu*12", "market*8", "paywall_block*8", "group(item,item_teaser)*6", "item_story*2",
              "video*5", "group(comment_meta,comment)*6", "about_site*2", "schedule*4", "LANG*12",
              "buy*8", "service", "group(item,item_signed,item_date)*8"),
}  # fmt: skip
"""Blocks that fall on any page, by region: sites repeat their menu at the foot and set lists of stories in the text."""

UNIFORM = ("item", "related_link", "item_teaser", "comment_meta")
"""Kinds of which one page shows two forms at the most at a time."""

MIXED = 0.6
"""Share of pages whose four regions are of different styles."""

EVERY = 4
"""Of so many phrasings of a kind one is held out where a test asks for it."""

Phrasings = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of a made page, the part of the page in which it stands, and what it is."""

    text: str
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class MadePage:
    """A made page and its house style."""

    style: str
    lines: tuple[Labelled, ...]


def pages(
    number: int, seed: int = 4, styles: tuple[str, ...] | None = None, phrasings: Phrasings | None = None
) -> Iterator[MadePage]:
    """So many pages, the styles in turn.

    Args:
        number: of pages.
        seed: the same seed gives the same pages.
        styles: names of house styles, all if None.
        phrasings: of furniture, all if None.
    """
    names = styles or tuple(data.styles())
    for index in range(number):
        chance = random.Random(f"{seed}/{index}")
        style = names[index % len(names)]
        steps = mixed(style, names, chance) if chance.random() < MIXED else data.styles()[style]
        yield Maker(chance, phrasings or data.furniture()).page(style, steps)


def mixed(style: str, names: Sequence[str], chance: random.Random) -> tuple[Token, ...]:
    """A style whose region above the headline, front, body and region below are each from any style."""
    found: list[Token] = []
    for region in range(4):
        steps = data.styles()[style if region == 1 else chance.choice(names)]
        places = [index for index, step in enumerate(steps) if step.kinds[0] in ("HEADLINE", "BODY")]
        edges = (0, places[0], places[1], places[1] + 1, len(steps))
        found += steps[edges[region] : edges[region + 1]]
    return tuple(found)


def split_phrasings() -> tuple[Phrasings, Phrasings]:
    """Those to learn from and those held out, of every kind."""
    parts: tuple[dict[tuple[str, str], tuple[str, ...]], ...] = ({}, {})
    for key, lines in data.furniture().items():
        parts[1][key] = lines[EVERY - 1 :: EVERY] or lines[-1:]
        parts[0][key] = tuple(line for line in lines if line not in parts[1][key]) or lines
    return parts[0], parts[1]


class Maker:
    """Makes one page."""

    def __init__(self, chance: random.Random, phrasings: Phrasings) -> None:
        self.chance = chance
        self.phrasings = phrasings
        articles = data.articles()
        self.article = chance.choice(articles)
        self.others = [article for article in articles if article is not self.article]
        self.site = chance.choice(data.names()["site"])
        self.language = chance.choice(data.languages())
        self.bullets = {kind: chance.choice(("• ", "• ", "* ", "- ")) for kind in LISTS if chance.random() < 0.35}
        self.subheaded = chance.choice((0, 0, 0, 0.15, 0.3))
        self.left_out = chance.choice((0.05, 0.15, 0.4))
        self.scale = {kind: chance.choice((0.5, 1, 1, 1, 2, 4)) for kind in (*LISTS, "account", "menu")}
        self.shown_twice = chance.random() < 0.15
        self.unused: dict[tuple[str, str], list[str]] = {}
        self.author = self.article.authors or self._name()
        self.year = chance.randint(2008, 2026)
        self.headlines = data.names()["headline"] + tuple(article.headline for article in self.others)

    def page(self, style: str, steps: Sequence[Token]) -> MadePage:
        """A page in a house style, whose steps are given."""
        steps = [step for step in self._without_front(steps) if self._stays(step)]
        shown: list[Labelled] = []
        part = "above"
        for step in steps:
            if step.kinds[0] in ("HEADLINE", "BODY"):
                part = "front"
            if step.kinds[0] == "BODY":
                shown += self._body(step)
                part = "below"
            else:
                shown += self._step(step, part)
            if step.kinds[0] not in ("HEADLINE", "BODY"):
                shown += self._stray(part)
        return MadePage(style, tuple(self._twice(shown)))

    def _without_front(self, steps: Sequence[Token]) -> Sequence[Token]:
        """Some pages have nothing between headline and article, and a few not even a headline."""
        start, end = (next(i for i, step in enumerate(steps) if step.kinds[0] == name) for name in ("HEADLINE", "BODY"))
        chance = self.chance.random()
        if chance < 0.05:
            return [*steps[:start], *steps[end:]]
        if chance > 0.9:
            return [*steps[:start], data.step("DATE"), *steps[start:]]
        return [*steps[: start + 1], *steps[end:]] if chance < 0.15 else steps

    def _stays(self, step: Token) -> bool:
        if step.kinds[0] in ("HEADLINE", "BODY"):
            return True
        return self.chance.random() >= (0.5 if step.perhaps else self.left_out)

    def _twice(self, shown: list[Labelled]) -> list[Labelled]:
        """Some sites write the menu twice: for wide screens and for narrow ones."""
        menu = [line for line in shown if line.kind == "menu" and line.part == "above"]
        if self.chance.random() < 0.8 or not menu:
            return shown
        return [*menu, *shown]

    def _stray(self, part: str) -> list[Labelled]:
        """Now and then some lines, or a block, that the style does not know of."""
        chance = self.chance.random()
        if chance < 0.04:
            return [self._furniture(self.chance.choice(STRAY), part) for _ in range(self.chance.randint(1, 3))]
        return self._block(part) if chance < 0.07 else []

    def _block(self, part: str) -> list[Labelled]:
        steps = map(data.step, self.chance.choice(BLOCKS[part]).split())
        return [line for step in steps for line in self._step(step, part)]

    def _step(self, step: Token, part: str) -> list[Labelled]:
        usual = step.times * self.scale.get(step.kinds[0], 1)
        times = self.chance.randint(max(1, int(usual / 2)), max(1, int(usual * 1.5)))
        found = [line for _ in range(times) for kind in step.kinds for line in self._kind(kind, part)]
        if self.shown_twice:
            found = [line for line in found for _ in range(2 if line.kind == "item" else 1)]
        return found

    def _kind(self, kind: str, part: str) -> list[Labelled]:
        made: dict[str, Callable[[], list[str]]] = {
            "HEADLINE": lambda: [self.article.headline] * (2 if self.chance.random() < 0.08 else 1),
            "STANDFIRST": self._standfirst,
            "BYLINE": self._byline,
            "BYLINE_CITY": lambda: [f"By {self.author}, {self._slot('town')}"],
            "BYDATE": lambda: [f"By {self.author} {self._pick('-', '|', 'on', '•', ',')} {self._date()}"],
            "DATE_BYLINE": lambda: [self._date(), self.author],
            "DATE": lambda: [self._dateline()],
            "DATE_UPDATED": lambda: [self._pick("Published ", "Posted: ", "") + self._dateline(),
                                     self._pick("Updated ", "Last updated: ", "Modified ") + self._dateline()],
            "CAPTION": lambda: [self._fill(self._pick(*self.phrasings["caption", "en"]))],
            "none": list,
            "STANDITEM": lambda: [self._teaser()],
            "HIGHLIGHTS": self._highlights,
        }  # fmt: skip
        if kind in made:
            part = "headline" if kind == "HEADLINE" else part
            return [Labelled(text, part, kind.lower()) for text in made[kind]() if text]
        if kind == "LANG":
            return [self._foreign(part)]
        if kind.endswith("_block"):
            name = kind.removesuffix("_block")
            return [self._furniture(name, part) for _ in range(self.chance.randint(3, 14))]
        return [self._furniture(kind, part)]

    def _furniture(self, kind: str, part: str, language: str = "en") -> Labelled:
        """A line of a kind; a page shows every phrasing once before it shows one again, its lists mostly one form."""
        unused = self.unused.setdefault((kind, language), [])
        if not unused:
            phrasings = list(self.phrasings[kind, language])
            self.chance.shuffle(phrasings)
            unused += phrasings[:2] if kind in UNIFORM else phrasings
        return Labelled(self.bullets.get(kind, "") + self._fill(unused.pop()), part, kind)

    def _foreign(self, part: str) -> Labelled:
        return self._furniture("menu" if self.chance.random() < 0.7 else "cookie", part, self.language)

    def _body(self, step: Token) -> list[Labelled]:
        """The article with furniture in it: never before its first paragraph, nor behind its last."""
        paragraphs = self._paragraphs()
        found: list[Labelled] = []
        for index, text in enumerate(paragraphs):
            found.append(Labelled(text, "body", "article"))
            if index == len(paragraphs) - 1:
                break
            for kind, every in step.inside:
                if every and self.chance.random() < 1 / every:
                    found += self._kind(kind, "inside")
            found += self._stray("inside") if self.chance.random() < 0.5 else []
            if self.chance.random() < self.subheaded:
                found.append(Labelled(self._subhead(), "body", "subhead"))
        return found

    def _subhead(self) -> str:
        """A short line over the paragraphs that follow it: some words of the article, a question, a quotation."""
        words = self._prose(self.article).strip('“”"').split()[: self.chance.randint(2, 8)]
        text = " ".join(words).strip(".,:“”")
        return self._pick(text, text, text.upper(), f"‘{text}’", f"{self.chance.randint(1, 9)}. {text}", f"{text}?")

    def _paragraphs(self) -> list[str]:
        """An article, some with the paragraphs of a second behind it, some cut by a wall, some with long paragraphs."""
        body = list(self.article.body)
        while len(body) < 25 and self.chance.random() < 0.4:
            body += self.chance.choice(self.others).body
        if self.chance.random() < 0.12:
            body = body[: self.chance.randint(1, 5)]
        joined = self.chance.choice((1, 1, 2, 2, 3))
        found: list[str] = []
        run = 0
        for paragraph in body:
            run = run + 1 if paragraph.kind == "text" else 0
            if run and (run - 1) % joined and found:
                found[-1] += " " + paragraph.text
            else:
                found.append(("• " if paragraph.kind == "bullet" and joined == 1 else "") + paragraph.text)
        found[0] = self._datelined(found[0])
        return [self._fill(text) if "{" in text else text for text in found]

    def _datelined(self, text: str) -> str:
        line = self.article.dateline or self._pick("", "", self._slot("town").upper())
        if not line or self.chance.random() < 0.2:
            return text
        if line.endswith(("-", "—", ":", "–")):
            return f"{line} {text}"
        return line + self._pick(" — ", " - ", ": ", " – ", " (Reuters) - ", ", May 3 (AFP) – ", " | ") + text

    def _standfirst(self) -> list[str]:
        first = self.article.body[-1].text
        return [self.article.standfirst or (first if self.chance.random() < 0.3 else "")]

    def _byline(self) -> list[str]:
        name, role = self.author.replace(";", self._pick(",", " and")), self._slot("role")
        forms = ([f"By {name}"], [f"By {name}"], [name], [f"By {name}, {self.site}"], [f"by {name}"],
                 [f"BY {name.upper()}"],
                 [f"Written by {name}"], [f"By {name} in {self._slot('town')}"], [f"{name} {self.site}"], ["By", name],
                 [f"Author: {name}"], [name, role], [f"{name} | {role}"], [f"{name}, {role}"], [f"By {name} {role}"],
                 [f"By {self.site} staff"], [f"{name} @{self._slot('handle')}"])  # fmt: skip
        return self.chance.choice(forms)

    def _dateline(self) -> str:
        return self._date() + self._pick(
            "", "", f" {self._time()}", f" at {self._time()}", f" | {self._time()} GMT", " - 3 min read"
        )

    def _date(self) -> str:
        month = self.chance.randint(1, 12)
        day, year = self.chance.randint(1, 28), self.year
        name = calendar.month_name[month]
        return self._pick(
            f"{day} {name} {year}", f"{name} {day}, {year}", f"{name[:3]} {day}, {year}", f"{day}/{month:02}/{year}",
            f"{year}-{month:02}-{day:02}", f"{name[:3].upper()} {day} {year}", f"Monday, {name} {day}, {year}",
            f"Tuesday {day} {name} {year}", f"{day:02}.{month:02}.{year}", f"Sun {day} {name[:3]} {year}",
        )  # fmt: skip

    def _time(self) -> str:
        hour, minute = self.chance.randint(0, 23), self.chance.randint(0, 59)
        return self._pick(f"{hour:02}:{minute:02}", f"{hour % 12 or 12}:{minute:02} {'pm' if hour > 11 else 'am'}")

    def _highlights(self) -> list[str]:
        return ["Key points", *(self._teaser() for _ in range(self.chance.randint(2, 4)))]

    def _teaser(self) -> str:
        """The beginning of another article, as lists of stories show it."""
        other = self.chance.choice([*self.others, *[self.article] * 12])
        text = other.standfirst if other.standfirst and self.chance.random() < 0.4 else self._prose(other)
        words = text.split()
        return " ".join(words[: self.chance.choice((12, 18, 25, 60))])

    def _title(self) -> str:
        """The headline of another story, one in five on the same matter."""
        if self.chance.random() < 0.8:
            return self.chance.choice(self.headlines)
        words = self._prose(self.article).strip('“”"').split()
        return " ".join(words[: self.chance.randint(5, 13)]).strip(".,")

    def _prose(self, other: Article) -> str:
        return self.chance.choice([paragraph.text for paragraph in other.body if paragraph.kind == "text"])

    def _name(self) -> str:
        return f"{self._slot('first')} {self._slot('last')}"

    def _slot(self, kind: str) -> str:
        return self.chance.choice(data.names()[kind])

    def _pick(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def _fill(self, phrasing: str) -> str:
        """The phrasing with its slots filled."""
        while match := re.search(r"\{(\w+)\}", phrasing):
            phrasing = phrasing[: match.start()] + self._value(match[1]) + phrasing[match.end() :]
        return phrasing

    def _value(self, slot: str) -> str:
        made: dict[str, Callable[[], str]] = {
            "name": self._name,
            "title": self._title,
            "teaser": self._teaser,
            "prose": lambda: self._prose(self.chance.choice(self.others)),
            "pull": lambda: " ".join(self._prose(self.article).strip('“”"').split()[:18]),
            "comment": lambda: self._pick(*data.texts("comments")),
            "caption": lambda: self._pick(*data.texts("captions")),
            "date": self._date,
            "time": self._time,
            "n": lambda: str(self.chance.choice((2, 3, 4, 5, 7, 12, 18, 24, 31, 56))),
            "k": lambda: f"{self.chance.randint(1, 90)},{self.chance.randint(100, 999)}",
            "year": lambda: str(self.year),
            "site": lambda: self.site,
        }
        return made[slot]() if slot in made else self._slot(slot)
