import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import coreference
from bench.coreference import KINDS, PRONOUN, Article, Gold, Name, articles, measured, run
from bench.scoring import Tally, rows, shared_folder
from dragoman.report import Actor, ActorKind, Span

TEXT = (
    "Anna Berg of Norway met Omar Haddad in Oslo. She thanked him. The minister praised the Nordic Fund; it rained. "
    "The two leaders said they would meet again. An envoy stayed behind; he slept. The Berg cabinet fell."
)


def at(words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


BERG: Name = (at("Anna Berg"),)
HADDAD: Name = (at("Omar Haddad"),)
IT, HE = (at("; it")[0] + 2, at("; it")[1]), (at("; he")[0] + 2, at("; he")[1])
GOLD = Article(
    "made",
    TEXT,
    None,
    (
        Gold(at("She"), "pronoun", (BERG,)),
        Gold(at("him"), "pronoun", (HADDAD,)),
        Gold(at("The minister"), "description", (HADDAD,)),
        Gold(IT, "pronoun"),
        Gold(at("The two leaders"), "description", (BERG, HADDAD)),
        Gold(at("they"), "pronoun", (BERG, HADDAD)),
        Gold(HE, "pronoun", others=((at("An envoy"),),)),
    ),
)
BOTH = [at("The two leaders"), at("they")]


def actor(name: str, mentions: Sequence[Span], kind: ActorKind = "person") -> Actor:
    return Actor(id=name, name=name, kind=kind, mentions=tuple(mentions))


def perfect() -> list[Actor]:
    return [
        actor("Anna Berg", [at("Anna Berg of Norway"), at("She"), *BOTH]),
        actor("Omar Haddad", [at("Omar Haddad"), at("him"), at("minister"), *BOTH]),
        actor("Nordic Fund", [at("the Nordic Fund")], "organization"),
        actor("envoy", [at("An envoy"), HE], "unnamed"),
    ]


def of(actors: list[Actor]) -> Tally:
    return measured([GOLD], lambda _: actors)["all"]


def test_a_perfect_report_is_right_throughout() -> None:
    tallies = measured([GOLD], lambda _: perfect())
    for name in ("all", *KINDS):
        assert (tallies[name].precision, tallies[name].recall) == (1, 1)
    assert (tallies["all"].right, tallies["all"].wanted, tallies["all"].found) == (6, 5, 5)


def test_a_report_that_takes_everything_for_somebody_else_is_wrong_throughout() -> None:
    broken = [
        actor("Anna Berg", [at("Anna Berg"), at("him"), at("The minister"), IT, HE]),
        actor("Omar Haddad", [at("Omar Haddad"), at("She")]),
        actor("Nordic Fund", [at("Nordic Fund"), *BOTH], "organization"),
    ]
    assert (of(broken).right, of(broken).given, of(broken).recall) == (0, 7, 0)


def test_an_empty_report_is_silent() -> None:
    assert (of([]).given, of([]).wanted) == (0, 5)


def test_a_part_of_a_list_is_wrong_and_a_mention_of_the_list_right() -> None:
    alone = actor("Anna Berg", [at("Anna Berg"), *BOTH])
    listed = actor("Anna Berg of Norway met Omar Haddad", [at("Anna Berg of Norway met Omar Haddad"), *BOTH], "group")
    assert (of([alone]).right, of([alone]).given) == (0, 2)
    assert (of([listed]).right, of([listed]).given) == (2, 2)


def test_a_name_inside_another_name_is_not_answered() -> None:
    cabinet = actor("Berg cabinet", [at("The Berg cabinet"), at("She")], "organization")
    gold = Article("made", TEXT, None, (Gold(at("She"), "pronoun", ((at("Anna Berg"), at("Berg", 1)),)),))
    assert measured([gold], lambda _: [cabinet])["all"].right == 0


def test_a_description_that_is_an_actor_of_its_own_is_silent_and_his_pronouns_too() -> None:
    gold = Article(
        "made",
        TEXT,
        None,
        (Gold(at("him"), "pronoun", (HADDAD,)), Gold(at("The minister"), "description", (HADDAD,))),
    )
    (row,) = [{"start": 0, "end": len(TEXT), "id": "made", "published": None, "mentions": as_rows(gold.mentions)}]
    own = actor("minister", [at("The minister"), at("him")], "unnamed")
    assert measured([coreference.article(row, TEXT)], lambda _: [own])["all"].given == 0


def as_rows(mentions: Sequence[Gold]) -> list[dict[str, object]]:
    return [{"span": m.span, "kind": m.kind, "antecedents": m.antecedents or None} for m in mentions]


def test_a_definite_description_that_the_gold_lacks_is_wrong_and_an_optional_one_is_not_counted() -> None:
    told = [actor("Omar Haddad", [at("Omar Haddad"), at("minister")])]
    bare = Article("made", TEXT, None, ())
    optional = Article("made", TEXT, None, (Gold(at("The minister"), "description", optional=True),))
    assert measured([bare], lambda _: told)["description"].given == 1
    assert measured([optional], lambda _: told)["description"].given == 0


def test_the_gold_holds_offsets_alone_and_they_are_in_order() -> None:
    found = list(rows(coreference.GOLD))
    assert len({row["id"] for row in found}) == 50
    for row in found:
        spans = [tuple(mention["span"]) for mention in row["mentions"]]
        assert spans == sorted(set(spans))
        assert all(row["start"] <= start < end <= row["end"] for start, end in spans)
        assert set().union(*row["mentions"]) <= {"span", "kind", "antecedents", "others", "optional"}


def test_a_text_that_is_not_the_annotated_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"file": "a.jsonl", "id": "a", "sha256": "0", "start": 0, "end": 1, "published": None, "mentions": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "Other words."}), encoding="utf-8")
    monkeypatch.setattr(coreference, "GOLD", tmp_path / "gold.jsonl")
    with pytest.raises(ValueError, match="not the text that was annotated"):
        run(tmp_path)


@pytest.mark.skipif(not (shared_folder() / "gold").is_dir(), reason="the gold texts are not here")
def test_every_annotated_pronoun_is_one_and_none_is_left_out() -> None:
    every = list(articles(shared_folder()))
    for article in every:
        for mention in article.mentions:
            assert bool(PRONOUN.match(article.text[slice(*mention.span)])) == (mention.kind == "pronoun")
    assert sum(mention.kind == "pronoun" for article in every for mention in article.mentions) == 749
