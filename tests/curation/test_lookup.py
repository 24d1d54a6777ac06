"""What is known of a word."""

from pathlib import Path

from dragoman import Lexicon
from dragoman.curation.lookup import find
from dragoman.lexicon import SHIPPED
from tests.lexicon.made import write


def tables(word: str, day: str | None = None) -> set[str]:
    return {found.table for found in find(word, day, SHIPPED)}


def test_a_verb_is_found_in_frames_and_cues() -> None:
    assert {"frames/accuse", "cues"} <= tables("accuse")


def test_a_person_is_found_by_name_alias_and_surname_with_all_offices() -> None:
    for word in ("Boris Johnson", "alexander boris johnson", "Johnson"):
        held = {
            found.row["office"]: found.holds for found in find(word, "2020-01-01", SHIPPED) if found.table == "offices"
        }
        assert held["prime minister"]
        assert not held["foreign secretary"]


def test_a_country_gives_its_holders_and_memberships_of_the_day() -> None:
    found = find("ruritania", "2015-01-01", SHIPPED)
    assert found == []
    french = find("French", "2015-01-01", SHIPPED)
    assert "Francois Hollande" in {one.row["person"] for one in french if one.table == "offices"}
    assert "Jean Castex" not in {one.row["person"] for one in french if one.table == "offices"}
    assert "NATO" in {one.row["organization"] for one in french if one.table == "members"}


def test_an_organization_gives_its_members_of_the_day() -> None:
    found = {one.row["country"] for one in find("nato", "2015-01-01", SHIPPED) if one.table == "members"}
    assert "USA" in found
    assert "FIN" not in found


def test_a_title_and_an_office_are_found() -> None:
    assert {"titles", "single_offices"} <= tables("secretary of state")


def test_a_row_of_the_user_is_found_with_its_file(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, "groups", "name ; sectors", "Blue Front ; REB"))
    (found,) = find("blue front", None, lexicon)
    assert found.record() == {
        "file": f"{tmp_path.as_posix()}/groups.tsv",
        "line": 4,
        "table": "groups",
        "column": "name",
        "holds": True,
        "cells": {"name": "Blue Front", "sectors": "REB"},
    }
