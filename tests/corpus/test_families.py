"""What is one family and what is not, on the pages of `told`, one case a test."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from dragoman.corpus import families
from dragoman.report import Report
from dragoman.store import add_reports, open_store, schema
from tests.corpus import told
from tests.corpus.told import Told

Rows = Mapping[str, Mapping[str, Any]]


def rows_of(reports: Iterable[Report]) -> Rows:
    """The rows of `families` by page."""
    with TemporaryDirectory() as folder:
        add_reports(reports, Path(folder) / "store")
        with open_store(Path(folder) / "store") as store:
            return {row["page"]: row for row in families.made(store, {})}


def family(*pages: Told) -> list[str]:
    """The family of each page, where the store has no others."""
    rows = rows_of(page.report() for page in pages)
    return [rows[page.name]["family"] for page in pages]


@cache
def everything() -> Rows:
    return rows_of(page.report() for page in told.told())


def row(page: str) -> Mapping[str, Any]:
    return everything()[page]


def test_every_page_is_in_its_true_family() -> None:
    found: dict[str, set[str]] = {}
    for page in told.told():
        found.setdefault(row(page.name)["family"], set()).add(page.family)
    assert [truth for truth in found.values() if len(truth) > 1] == []
    assert len(found) == len({page.family for page in told.told()})


def test_the_columns_are_those_declared() -> None:
    assert set(row("quake-cut")) == set(schema.arrow("families").names)


@pytest.mark.parametrize(
    ("page", "original", "relation"),
    [
        ("quake-american", "quake-reuters", "copy"),  # American spelling, straight quotation marks, its own headline
        ("quake-bare", "quake-reuters", "copy"),  # no dateline, a site's tail
        ("quake-lead", "quake-reuters", "copy"),  # a site's lead, a day later
        ("quake-cut", "quake-reuters", "edit"),  # the first three paragraphs
        ("quake-update", "quake-reuters", "edit"),  # a new toll, a paragraph more
        ("ferry-flash", "ferry-3", "edit"),  # the first sentence
        ("ferry-1", "ferry-3", "edit"),  # the first two paragraphs, hours before
        ("ferry-4", "ferry-3", "edit"),  # hours after, with a new lead on top
        ("ferry-copy", "ferry-3", "copy"),
        ("strike-style", "strike-1", "copy"),  # % for per cent, single quotation marks
        ("strike-light", "strike-1", "edit"),  # a word in fifteen changed
        ("strike-own-lead", "strike-1", "edit"),  # the paper's own first paragraph for the story's
        ("truce-ap-kxtv", "truce-ap", "copy"),  # the credit is left out
        ("release-3", "release-1", "copy"),  # a press release, its last paragraph cut
        ("speech-2", "speech-1", "copy"),  # all of it in quotation marks
        ("live-morning", "live-evening", "edit"),  # one address, more at the top
    ],
)
def test_told_again(page: str, original: str, relation: str) -> None:
    assert (row(page)["family"], row(page)["relation"]) == (original, relation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quake-reuters", "quake-afp"),  # two agencies, one quake, one sentence quoted by both
        ("truce-ap", "truce-xinhua"),  # two agencies, most of either is the same communiqué
        ("truce-ap", "truce-paper"),  # a paper with its own words around it
        ("talks-tass", "talks-interfax"),  # a sentence of the ministry's that neither puts in quotation marks
        ("rates-1", "rates-next"),  # the same agency, next day, the same background
        ("quake-reuters", "roundup"),  # a long page with two paragraphs of it
        ("bulletin-1", "bulletin-2"),  # figures apart all the same
        ("column-1", "column-2"),  # a fixed tail, longer than the column
        ("appeal-lena", "appeal-karl"),  # one form, two people
        ("notice-1", "notice-2"),  # nothing but a notice
        ("ferry-upi", "ferry-3"),  # another agency's flash, in nearly the same words
        ("strike-1", "chain"),  # half of one story
        ("bananas", "chain"),  # and half of another
    ],
)
def test_another_story(one: str, other: str) -> None:
    assert row(one)["family"] != row(other)["family"]


def test_the_earlier_page_is_the_original() -> None:
    late = told.QUAKE.on("Lakes News", "late", day="2025-03-05").around(tail="Longer than the original by this line.")
    early = replace(told.QUAKE, day="2025-03-04")
    assert family(late, early) == ["quake-reuters"] * 2


def test_of_one_day_the_agencys_own_page_is_the_original() -> None:
    copies = [told.QUAKE.on(site, f"a-{number}") for number, site in enumerate(("Lakes News", "Radio Nord"))]
    assert family(*copies, told.QUAKE) == ["quake-reuters"] * 3


def test_of_one_day_a_credited_page_comes_before_one_without() -> None:
    bare = told.STRIKE.on("Coast Echo", "a")
    credited = told.STRIKE.on("Metro", "b", agency="AP")
    rows = rows_of(page.report() for page in (bare, credited))
    assert rows["a"]["family"] == "b"


def test_a_page_without_a_date_is_no_original_where_another_has_one() -> None:
    assert family(replace(told.QUAKE, name="a", day=None), told.QUAKE) == ["quake-reuters"] * 2


def test_the_source_is_the_agency_that_copies_name_though_the_first_page_does_not() -> None:
    first = told.STRIKE.on("Coast Echo", "first", day="2025-09-04")
    rows = rows_of(page.report() for page in (first, told.STRIKE.on("Metro", "second", agency="AP")))
    assert [rows[name]["source"] for name in ("first", "second")] == ["AP", "AP"]


def test_the_source_without_agency_is_the_site_of_the_original() -> None:
    assert row("strike-light")["source"] == "Halden Post"


def test_a_credit_in_brackets_at_the_end_of_the_text_names_the_source() -> None:
    page = told.STRIKE.around(tail="Additional words by our staff. (Reuters)")
    assert rows_of([page.report()])["strike-1"]["source"] == "Reuters"


def test_two_agencies_in_brackets_name_no_source() -> None:
    page = told.STRIKE.around(tail="By our staff and agencies. (Reuters) (AFP)")
    assert rows_of([page.report()])["strike-1"]["source"] == "Halden Post"


def test_the_same_page_met_at_two_addresses_is_one_row_with_its_earliest_day() -> None:
    here = replace(told.STRIKE, url="https://halden.example/strike")
    there = told.STRIKE.on("Metro", "strike-1", url="https://metro.example/9", day="2025-09-04")
    for order in ((here, there), (there, here)):
        found = rows_of(page.report() for page in order)["strike-1"]
        assert (found["addresses"], found["publisher"], str(found["published"])) == (2, "Metro", "2025-09-04")


def test_two_agencies_of_nearly_the_same_words_are_one_family() -> None:
    """A credit is wrong more often than two agencies write the same."""
    assert len(set(family(told.RELEASE, told.RELEASE.on("Metro", "a", agency="AP")))) == 1


def test_a_copy_of_an_update_belongs_where_the_update_belongs() -> None:
    pages = [told.QUAKE, told.QUAKE.on("A", "a"), told.QUAKE.on("B", "b")]
    update = (
        told.QUAKE.replaced(("cancelled a visit to Brussels and ", ""))
        .only(0, 1, 2, 4)
        .around(
            tail="A girl of nine was pulled alive from the school after eleven hours, state television said at night."
        )
    )
    changed = [update.on("Reuters", "c", day="2025-03-04"), update.on("Metro", "d", day="2025-03-04", agency=None)]
    assert set(family(*pages, *changed)) == {"quake-reuters"}


def test_a_story_told_again_long_after_is_no_edit_of_it() -> None:
    later = told.QUAKE.only(0, 1, 2).on("Lakes News", "later", day="2026-03-03")
    assert len(set(family(told.QUAKE, later))) == 2


def test_the_order_of_adding_changes_nothing() -> None:
    reports = [page.report() for page in told.told()]
    random.Random(4).shuffle(reports)
    assert rows_of(reports) == everything()


def test_an_empty_store_has_no_families() -> None:
    assert rows_of([]) == {}


def test_pages_without_text_are_each_their_own() -> None:
    blank = [Told("x", name, "A headline", "", "2025-01-01") for name in ("a", "b")]
    assert family(*blank) == ["a", "b"]
