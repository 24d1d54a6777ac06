import pytest

from dragoman.corpus import Corpus
from dragoman.exports import gdelt, gdelt_mentions
from dragoman.exports.dyads import Party
from dragoman.exports.period import Period
from tests.exports.made import WIRE
from tests.exports.read import rows

CODEBOOK = [
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
]


@pytest.fixture
def found(corpus: Corpus) -> list[dict[str, str]]:
    return rows(gdelt_mentions.pieces(corpus, Period()), gdelt_mentions.COLUMNS, header=False)


def test_the_columns_are_those_of_the_codebook() -> None:
    assert [column.name for column in gdelt_mentions.COLUMNS] == CODEBOOK
    assert len(CODEBOOK) == 16


@pytest.mark.parametrize("period", [Period(), Period.of("2019-05-15", "2019-05-20")])
def test_every_event_has_as_many_mentions_as_the_event_file_says(corpus: Corpus, period: Period) -> None:
    events = rows(gdelt.pieces(corpus, period), gdelt.COLUMNS, header=False)
    mentions = rows(gdelt_mentions.pieces(corpus, period), gdelt_mentions.COLUMNS, header=False)
    counted = {row["GlobalEventID"]: int(row["NumMentions"]) for row in events}
    assert {row["GLOBALEVENTID"] for row in mentions} == set(counted)
    for event, number in counted.items():
        assert len([row for row in mentions if row["GLOBALEVENTID"] == event]) == number


def test_a_mention_with_and_one_without_an_address(found: list[dict[str, str]]) -> None:
    copy, wire = [row for row in found if row["GLOBALEVENTID"] == str(0xABC1)]
    assert (wire["MentionType"], wire["MentionSourceName"]) == ("1", "reuters.example")
    assert wire["MentionIdentifier"] == "https://www.reuters.example/lavrov-meets-wang"
    assert (copy["MentionType"], copy["MentionSourceName"]) == ("2", "Daily Example")
    assert copy["MentionIdentifier"] == "Daily Example, Lavrov meets Wang, 2019-05-15"
    assert (wire["Confidence"], wire["MentionDocLen"], wire["InRawText"]) == ("90", str(len(WIRE)), "1")


def test_offsets_are_those_of_the_words(found: list[dict[str, str]]) -> None:
    told = next(row for row in found if row["GLOBALEVENTID"] == str(0xABC2))
    names = ("Actor1CharOffset", "ActionCharOffset", "Actor2CharOffset")
    assert [int(told[name]) for name in names] == [WIRE.index(word) for word in ("Hamas", "accused", "Israel")]
    assert told["SentenceID"] == "3"


def test_who_is_named_by_a_pronoun_or_elsewhere_is_not_in_the_raw_text() -> None:
    mention = {"starts_at": 10, "ends_at": 30}
    russia = Party("Russia")
    for words, start, raw in (("Russia", 12, True), ("it", 12, False), ("Russia", 40, False)):
        assert gdelt_mentions._plain(russia, {"words": words, "start": start}, mention) is raw
    assert gdelt_mentions._plain(None, None, mention)
    assert not gdelt_mentions._plain(russia, None, mention)
