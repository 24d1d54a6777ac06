"""The lexicon of cues: every row's example gives a statement by that cue."""

import pytest

from dragoman.lexicon import Row, table
from dragoman.statements.contents import PATTERNS
from dragoman.statements.cues import cue_of, cues
from tests.statements.reading import read

KINDS = {
    "agree",
    "ask",
    "believe",
    "blame",
    "concede",
    "demand",
    "deny",
    "doubt",
    "plan",
    "praise",
    "promise",
    "reject",
    "relay",
    "say",
    "show",
    "threaten",
}


@pytest.mark.parametrize("row", table("cues"), ids=lambda row: f"{row['lemma']}-{row['pos']}-{row.line}")
def test_the_example_of_a_row_gives_a_statement_by_its_cue(row: Row) -> None:
    text = row["example"]
    parsed, _, found = read(text)
    by_cue = {token.lemma_.lower() for token in parsed.doc if found.cue_at(token.i) is not None}
    if row["takes"] == "remark":
        contents = [text[slice(*span)] for record in found.records for span in record.content]
        assert contents
        assert not any(lemma in content for content in contents for lemma in row.many("lemma"))
    elif set(row.many("takes")) <= {"words", "document"}:
        sources = [text[slice(*r.source_span)] for r in found.records if r.source_span]
        assert found.records, text
        assert row["pos"] == "V" or any(lemma in source for lemma in row.many("lemma") for source in sources)
    else:
        assert by_cue & set(row.many("lemma")), text


@pytest.mark.parametrize("row", table("cues"), ids=lambda row: f"{row['lemma']}-{row['pos']}-{row.line}")
def test_a_row_uses_known_kinds_parts_of_speech_and_complements(row: Row) -> None:
    assert row["kind"] in KINDS
    assert row["pos"] in {"V", "N", "P"}
    assert row["polarity"] in {"", "denied", "doubted"}
    assert all(take in PATTERNS or take == "source" or take.isalpha() for take in row.many("takes"))
    assert row.many("takes")


def test_rows_of_one_word_are_united_and_the_first_gives_the_kind() -> None:
    call = cues()["call", "V"]
    assert {"name", "for", "on"} <= call.takes
    assert call.kind == "say"


def test_according_is_a_cue_as_a_preposition_only() -> None:
    parsed, _, _ = read("The port is open, according to the ministry.")
    assert [token.text for token in parsed.doc if cue_of(token) is not None] == ["according"]
