"""A store together with what is made from all its pages at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any

from dragoman.corpus import changes, network, sayings, series
from dragoman.corpus.asking import Announced, Happened, answer
from dragoman.corpus.series import Asked
from dragoman.errors import StoreError, UsageError
from dragoman.store import schema
from dragoman.store.asking import Filters, country, period
from dragoman.store.derived import derive, make
from dragoman.store.snapshot import Store
from dragoman.store.snapshot import open_store as open_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


Tell = Callable[[int, bool], None]
"""Is told of how many pages tables are made, and whether they are kept."""


def open_store(path: str | PathLike[str], *, at: int | None = None) -> Corpus:
    """Open a store to ask it, at its newest version or at another.

    Derived tables that are older than the pages of the version are made anew in memory when they are first asked for;
    `relate` makes them once for everybody.

    Args:
        path: the store's folder or address.
        at: the number of a version, as `versions` lists them.

    Raises:
        NotStore: there is no store.
        NoVersion: it has no such version.
        NewerStore: a newer Dragoman wrote it.
        StoreFailed: the system refuses.
    """
    plain = open_plain(path, at=at)
    return Corpus(plain.place, plain.manifest)


def relate(path: str | PathLike[str], *, tell: Tell = lambda pages, kept: None) -> bool:
    """Make the derived tables of a store's newest version anew where pages have changed since; whether any were.

    Args:
        path: the store's folder or address.
        tell: is told, before the work begins, of how many pages it is, and that what is made is kept.

    Raises:
        NotStore: there is no store.
        StoreError: it cannot be written.
    """
    from dragoman.corpus.makers import MAKERS

    with open_plain(path) as store:
        if not any(map(store.stale, MAKERS)):
            return False
        tell(store.manifest.pages, True)
    derive(path, MAKERS)
    return True


def opened(path: str | PathLike[str], at: int | None, *, tell: Tell = lambda pages, kept: None) -> Corpus:
    """`open_store`, after `relate` where the newest version is asked and the store can be written."""
    from dragoman.corpus.makers import MAKERS

    if at is None:
        try:
            relate(path, tell=tell)
        except StoreError:
            # It may be somebody else's, to be read alone; what cannot be read at all says so now.
            return open_store(path)
    corpus = open_store(path, at=at)
    if at is not None and any(map(corpus.stale, MAKERS)):
        tell(corpus.manifest.pages, False)
    return corpus


class Corpus(Store):
    """A store at one version with its derived tables, families to claims, as `schema.derived` declares them.

    What it answers are tables (`pyarrow.Table`). A side is a state, by its ISO code or one of its names, or else a
    person or organization, by a name or the part of one that no other has. Days are ISO days, months or years, or
    `datetime.date`. Counts are of occurrences that occurred or are going on; those planned, possible, denied or
    cancelled are counted in columns of their own.
    """

    def __enter__(self) -> Corpus:
        """Use the corpus within."""
        return self

    def tables(self) -> tuple[str, ...]:
        """The names of the tables of this version, derived ones among them."""
        return tuple(dict.fromkeys((*super().tables(), *schema.derived())))

    def occurrences(self, filters: Filters | None = None, **named: Any) -> Any:
        """The occurrences that pass filters, in the order of their days; all columns of `occurrences`.

        Args:
            filters: what to ask for; or its fields by name, such as `occurrences(state="RUS", status="planned")`.
                `words` are searched in the sentences and names of all their mentions.
            named: fields of `store.asking.Filters`.

        Raises:
            UsageError: a filter makes no sense.
        """
        return self._filtered("occurrences", filters or Happened.of(**named))

    def families(self, filters: Filters | None = None, **named: Any) -> Any:
        """The stories, each in all its copies, those on the most pages first.

        Filters are `since` and `until` (of the first day of publication), `words` (of any page), `newest` and `limit`.
        Columns: family (page of the original), pages, copies, edits, addresses (at how many these pages were met),
        publishers (how many sites), source (whose it is), published, last (days of the first and the last page),
        headline and url of the original.

        Raises:
            UsageError: a filter makes no sense.
        """
        return self._filtered("stories", filters or Filters.of(**named))

    def agenda(self, filters: Filters | None = None, **named: Any) -> Any:
        """What is announced, in the order of the days it is announced for; all columns of `agenda`.

        A period is one that the announced days meet; `status` is what came of it: expected, held, moved, cancelled or
        unreported.

        Raises:
            UsageError: a filter makes no sense.
        """
        return self._filtered("agenda", filters or Announced.of(**named))

    def claims(self, filters: Filters | None = None, **named: Any) -> Any:
        """What one side asserts and another denies or disputes, in the order of the assertions; columns of `claims`.

        Filters are `actor`, `state` (either side), `since`, `until`, `words`, `newest` and `limit`.

        Raises:
            UsageError: a filter makes no sense.
        """
        return self._filtered("claims", filters or Filters.of(**named))

    def relations(
        self,
        one: str,
        other: str | None = None,
        by: str = "month",
        directed: bool = False,
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Any:
        """What one side had to do with another, or with each other: a row for each counterpart and period.

        Columns: source and target (codes of states, else names; undirected, source is `one`), directed, the first day
        of the week (a Monday) or month, and counts: occurrences, verbal_cooperation, material_cooperation,
        verbal_conflict, material_conflict, intensity_sum and intensity_mean (PLOVER conflict-cooperation scale, -10 to
        10), tellings (each occurrence once in each independent report), planned, possible, denied, cancelled.

        Args:
            one: a side.
            other: another; without it, all with whom `one` had to do.
            by: week or month. What is dated less exactly is in no row.
            directed: tell `one` acting upon `other` from the reverse and from what they did together.
            since: first day.
            until: last day.

        Raises:
            UsageError: a name or day makes no sense.
        """
        return series.relations(self, self.asked(one, other, since, until), series.checked(by), directed)

    def series(
        self,
        one: str,
        other: str | None = None,
        by: str = "week",
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Any:
        """The dealings of two sides, or of one with all others, as a regular series, in the columns of `relations`.

        Every week or month from the first to the last has a row. Where nothing is told occurrences are 0 and
        intensity_mean is null; `pages` counts the pages of the store that were published then: where it is 0 as well,
        nothing was read that could have told.

        Raises:
            UsageError: a name or day makes no sense.
        """
        return series.series(self, self.asked(one, other, since, until), series.checked(by))

    def changes(
        self,
        one: str,
        other: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Any:
        """When the weekly mean of intensity between two sides went to another level and kept it.

        Columns: last_before (last week with reports of the old level), week (the first of the new one), before, after
        (their means), shift, weeks_before, weeks_after (weeks with reports), occurrences_before, occurrences_after.
        None is told of fewer than 16 weeks with reports (`changes.FEWEST`).

        Raises:
            UsageError: a name or day makes no sense.
        """
        return changes.changes(self.series(one, other, "week", since, until))

    def total(
        self,
        one: str,
        other: str | None = None,
        by: str = "month",
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Any:
        """One row: all that two sides, or one and all others, had to do with each other.

        Columns: first, last, acted, received, mutual (as in `partners`), the counts of `relations`, reports (how many
        independent reports tell of any of it), undated (how many have no day exact enough for a week or month).

        Raises:
            UsageError: a name or day makes no sense.
        """
        return series.total(self, self.asked(one, other, since, until), series.checked(by))

    def partners(self, one: str, since: str | date | None = None, until: str | date | None = None) -> Any:
        """With whom a side had to do, the most dealt with first.

        Columns: other (a state's code, else a name), acted, received, mutual (occurrences in which `one` acts upon it,
        is acted upon by it, or both act alike), first, last, and the counts of `relations`.

        Raises:
            UsageError: a name or day makes no sense.
        """
        return series.partners(self, self.asked(one, None, since, until))

    def sayings(self, one: str, other: str, since: str | date | None = None, until: str | date | None = None) -> Any:
        """What each of two sides says of the other, `one` first, each in the order of publication.

        Columns: source (who speaks), target (of whom), published, speaker, cue, content, polarity, via, stance
        (supportive, critical, neutral, or mixed where words show both), stance_words, reports (families that have it),
        page, statement.

        Raises:
            UsageError: a name or day makes no sense.
        """
        return sayings.sayings(self, self.asked(one, other, since, until))

    def network(
        self,
        since: str | date | None = None,
        until: str | date | None = None,
        *,
        directed: bool = False,
        state: str | tuple[str, ...] | list[str] = (),
        limit: int | None = None,
    ) -> Any:
        """Which states had to do with each other in a period: a row a pair, the busiest first.

        Columns: source, target, directed, first, last, and the counts of `relations`.

        Args:
            since: first day.
            until: last day.
            directed: a row for each direction, and one for what both did together.
            state: states that must be one of the pair.
            limit: at most so many pairs.

        Raises:
            UsageError: a state or day makes no sense.
        """
        if limit is not None and limit < 0:
            raise UsageError(f"limit must be 0 or more, not {limit}")
        states = [country(name) for name in ((state,) if isinstance(state, str) else state)]
        return network.network(self, *period(since, until), directed=directed, states=states, limit=limit)

    def asked(
        self,
        one: str,
        other: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Asked:
        """The sides and the period that names and days stand for.

        Raises:
            UsageError: nobody, or several, go by a name; it suggests who is near.
        """
        return Asked.of(self, one, other, since, until)

    def _filtered(self, table: str, filters: Filters) -> Any:
        self._known(filters.type)
        return answer(self, table, filters)

    @cached_property
    def _made(self) -> Mapping[str, Any]:
        from dragoman.corpus.makers import MAKERS

        with Store(self.place, self.manifest) as plain:
            return make(plain, MAKERS)

    def _view(self, name: str) -> None:
        if name in schema.derived() and self.stale(name):
            self._datasets[name] = self._made[name]
            self._views.add(name)
        else:
            super()._view(name)
