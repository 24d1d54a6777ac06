"""The lexicon of given names: one gender each, no name twice, none that is a country."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import pytest

from dragoman import lexicon


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def test_every_name_tells_one_gender() -> None:
    assert {row["gender"] for row in lexicon.table("given_names")} == {"m", "f"}


def test_no_spelling_tells_two_genders() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.table("given_names"):
        told[_fold(row["name"])].add(row["gender"])
    assert [name for name, genders in told.items() if len(genders) > 1] == []


def test_every_name_is_one_capitalised_word() -> None:
    odd = [row["name"] for row in lexicon.table("given_names") if not re.fullmatch(r"[^\W\d_a-z][\w’'-]+", row["name"])]
    assert odd == []


def test_no_given_name_is_a_country() -> None:
    countries = {_fold(row["name"]) for row in lexicon.table("countries")}
    assert {row["name"] for row in lexicon.table("given_names") if _fold(row["name"]) in countries} == set()


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        *(("Angela", "f"), ("Recep", "m"), ("Ngozi", "f"), ("Shigeru", "m"), ("Sanna", "f"), ("Bashar", "m")),
        *(("Kristalina", "f"), ("Muammar", "m"), ("Droupadi", "f"), ("Agnieszka", "f"), ("Assimi", "m")),
    ],
)
def test_what_a_name_tells(name: str, gender: str) -> None:
    assert {row["gender"] for row in lexicon.table("given_names") if row["name"] == name} == {gender}
