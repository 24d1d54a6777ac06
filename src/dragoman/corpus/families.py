"""Families: the pages that carry one story, told from pages on the same matter.

    pages ─► stories ─► sketches ─► components ─► each page against the originals and updates before it ─► rows
             (shingles)  (MinHash,   (of pages that     (likeness.relation)
                          bands)      may be alike)

Pages are gone through in the order in which they can be originals: by day, the agency's own and the credited first,
then what most others are like, then the longer. A page joins the original that it is most like, or is an original
itself. Nothing is joined through a third page, with one exception: whoever has the words of an update
(`likeness.SAME`) belongs where the update belongs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.corpus import sketches
from dragoman.corpus.likeness import SAME, Likeness, Relation, Story, relation
from dragoman.corpus.shingles import Numbers
from dragoman.corpus.stories import Page, Stories
from dragoman.store.snapshot import Store

NEWEST = 50
"""Versions of a bucket that a page is compared with, the newest: buckets of many different stories are furniture's."""


@dataclass(frozen=True, slots=True)
class Member:
    """Where a page belongs: the number of its original, what it is to it and how alike."""

    original: int
    relation: Relation | None
    similarity: float


def made(store: Store, before: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The table `families` of a store, a row a page, in the order of the pages' ids."""
    stories = Stories(store)
    members = list(_members(stories))
    sources = _sources(stories.pages, members)
    rows = (_row(page, member, stories.pages, sources) for page, member in zip(stories.pages, members, strict=True))
    return iter(sorted(rows, key=lambda row: str(row["page"])))


def _row(page: Page, member: Member, pages: Sequence[Page], sources: Mapping[int, str | None]) -> Mapping[str, Any]:
    return {
        "page": page.id,
        "family": pages[member.original].id,
        "relation": member.relation or "original",
        "similarity": round(member.similarity, 4),
        "source": sources[member.original],
        "publisher": page.publisher,
        "published": page.published,
        "addresses": page.met,
    }


def _members(stories: Stories) -> list[Member]:
    """For each page where it belongs."""
    found = [Member(number, None, 1.0) for number in range(len(stories))]
    groups = list(sketches.buckets(stories.signatures, stories.lengths))
    company = sketches.company(len(stories), groups)
    buckets = _buckets_of(groups)
    for component in sketches.components(len(stories), groups):
        group = _Group(stories)
        for number in sorted(component, key=lambda one: stories.pages[one].rank(int(company[one]))):
            found[number] = group.place(number, buckets[number])
    return found


def _buckets_of(groups: Sequence[Numbers]) -> Mapping[int, list[int]]:
    """For each page the numbers of the groups that it is in."""
    buckets: dict[int, list[int]] = {}
    for bucket, group in enumerate(groups):
        for number in group.tolist():
            buckets.setdefault(number, []).append(bucket)
    return buckets


class _Group:
    """Pages that may be alike, placed one after the other."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._versions: dict[int, Story] = {}
        self._members: dict[int, Member] = {}
        self._buckets: dict[int, list[int]] = {}

    def place(self, number: int, buckets: Sequence[int]) -> Member:
        """Find where a page belongs."""
        story = self._stories.story(number)
        near = sorted({one for bucket in buckets for one in self._buckets.get(bucket, ())[-NEWEST:]})
        likes = {one: Likeness(self._versions[one], story) for one in near}
        member = self._direct(likes) or self._through(likes, story) or Member(number, None, 1.0)
        # A copy has nothing that the version it copies has not.
        if member.relation != "copy" and not any(like.jaccard >= SAME for like in likes.values()):
            self._remember(number, buckets, story, member)
        return member

    def _direct(self, likes: Mapping[int, Likeness]) -> Member | None:
        """The original that it is most like among those whose story it has; of two equals the lesser id."""
        found = [
            Member(one, known, like.jaccard)
            for one, like in likes.items()
            if self._members[one].original == one and (known := relation(like))
        ]
        return max(found, key=lambda member: (member.similarity, -member.original), default=None)

    def _through(self, likes: Mapping[int, Likeness], story: Story) -> Member | None:
        """The original of the update whose words it has."""
        same = [(like.jaccard, -one) for one, like in likes.items() if like.jaccard >= SAME and relation(like)]
        if not same:
            return None
        original = self._members[-max(same)[1]].original
        return Member(original, "edit", Likeness(self._versions[original], story).jaccard)

    def _remember(self, number: int, buckets: Sequence[int], story: Story, member: Member) -> None:
        self._versions[number] = story
        self._members[number] = member
        for bucket in buckets:
            self._buckets.setdefault(bucket, []).append(number)


def _sources(pages: Sequence[Page], members: Sequence[Member]) -> Mapping[int, str | None]:
    """For each original whose story it is: its agency, the one most of its copies name, else the site that had it."""
    named: dict[int, Counter[str]] = {}
    for page, member in zip(pages, members, strict=True):
        counted = named.setdefault(member.original, Counter())
        if page.agency:
            counted[page.agency] += 1
    return {
        original: pages[original].agency or _most(counted) or pages[original].publisher
        for original, counted in named.items()
    }


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda name: (-counted[name], name), default=None)
