"""PETRARCH dictionaries as records: phrases, codes with dates, plurals, sets of words, comments, wrong lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.curation.importing.dictionary import Dictionary, read


def made(text: str) -> Dictionary:
    return read(text.encode().splitlines())


def test_a_record_has_its_phrase_its_synonyms_and_its_code() -> None:
    (entry,) = made("GRAND_COUNCIL_ [MLIGOV]\n+COUNCIL OF_ELDERS_\n").entries
    assert entry.phrases == ["GRAND COUNCIL", "COUNCIL OF ELDERS"]
    assert [(code.code, code.start, code.end, code.line) for code in entry.codes] == [("MLIGOV", "", "", 1)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("[AFGGOV <19900101]", ("AFGGOV", "", "1990-01-01")),
        ("[AFGGOV >900101]", ("AFGGOV", "1990-01-01", "")),
        ("[AFGGOV 780427-20100630]", ("AFGGOV", "1978-04-27", "2010-06-30")),
        ("[AFGGOV < 300101]", ("AFGGOV", "", "2030-01-01")),
        ("[AFGGOV 19950601 - 19990815]", ("AFGGOV", "1995-06-01", "1999-08-15")),
        ("[AFGGOV >310101]", ("AFGGOV", "1931-01-01", "")),
        ("[AFGGOV >19900500]", ("AFGGOV", "1990-05", "")),
        ("[AFGGOV >19900000]", ("AFGGOV", "1990", "")),
        ("[ AFG ]", ("AFG", "", "")),
        ("[~GOVFRM]", ("~GOVFRM", "", "")),
        ("[NGO~]", ("NGO~", "", "")),
        ("[~ENV}", ("~ENV", "", "")),
        ("[###]", ("###", "", "")),
    ],
)
def test_a_code_has_its_dates(code: str, expected: tuple[str, str, str]) -> None:
    (entry,) = made(f"NAME_\n\t{code} ; a note").entries
    assert [(one.code, one.start, one.end) for one in entry.codes] == [expected]


def test_several_codes_may_stand_on_one_line_without_a_space() -> None:
    (entry,) = made("NAME_\t[IGOEUREEC 950701-951231][IGOWSTNAT 951205-991006] # both").entries
    assert [one.code for one in entry.codes] == ["IGOEUREEC", "IGOWSTNAT"]


@pytest.mark.parametrize(
    "text",
    [
        "# a note\nNAME [AFG] # note [X]\n",
        "NAME [AFG]; an old note",
        "<!-- a note -->\nNAME <!-- within --> [AFG]\n",
        "<!-- a note\nOTHER [X]\nends here -->\nNAME [AFG]\n",
        "<! -- a note -->\n\n   \nNAME [AFG]\n",
    ],
)
def test_comments_and_empty_lines_are_left_out(text: str) -> None:
    (entry,) = made(text).entries
    assert (entry.phrases, [one.code for one in entry.codes]) == (["NAME"], ["AFG"])


@pytest.mark.parametrize(("plural", "expected"), [("{ATTORNEYS_GENERAL}", "ATTORNEYS_GENERAL"), ("{}", ""), ("", None)])
def test_a_plural_is_kept_as_it_is_given(plural: str, expected: str | None) -> None:
    (entry,) = made(f"ATTORNEY_GENERAL {plural} [~GOV]").entries
    assert entry.plural == expected


def test_sets_of_words_are_kept_by_their_marker() -> None:
    assert made("!PERSON! = MAN, MEN , WOMAN").sets == {"!PERSON!": ("MAN", "MEN", "WOMAN")}


def test_text_that_is_not_utf8_is_read_as_latin_1() -> None:
    assert read(["MÜLLER_ [DEUGOV]".encode("latin-1")]).entries[0].phrases == ["MÜLLER"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("NAME [AFGGOV 19901301-19910101]", "19901301 is no date"),
        ("NAME [AFGGOV >1990010]", "1990010 is no date"),
        ("NAME [AFGGOV 19910101-19900101]", "ends before it begins"),
        ("NAME [AFG GOV NOW]", "is no code with dates"),
        ("NAME [AFG", "a bracket is not closed"),
        ("[AFG]", "there is no phrase on this line"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_the_rest_is_read(line: str, reason: str) -> None:
    found = made(f"FIRST [AFG]\n{line}\n+SYNONYM\nLAST [MLI]\n")
    (problem,) = found.problems
    assert problem.line == 2
    assert reason in str(problem)
    assert found.entries[0].phrases == ["FIRST"]
    assert found.entries[-1].phrases == ["LAST"]


@given(st.lists(st.text(alphabet="A_ +[]{}<>-#;!=,~\t0199")))
def test_no_text_raises_anything(lines: list[str]) -> None:
    found = read([line.encode() for line in lines])
    assert all(0 < problem.line <= len(lines) for problem in found.problems)


def test_a_synonym_without_a_phrase_above_is_wrong() -> None:
    assert [str(problem) for problem in made("+ALIAS").problems] == ["there is no phrase above this line"]
