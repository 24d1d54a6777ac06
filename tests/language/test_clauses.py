"""Clauses: who does what to whom, whatever the syntax."""

import pytest

from dragoman import lexicon
from dragoman.language import parse
from dragoman.language.clauses import clause


def slots(sentence: str, word: str) -> dict[str, list[str]]:
    token = next(t for t in parse(sentence).doc if t.text == word)
    return {slot: [t.text for t in tokens] for slot, tokens in clause(token).slots.items()}


@pytest.mark.parametrize(
    ("sentence", "predicate", "slot", "fillers"),
    [
        ("Russian forces shelled the town.", "shelled", "subj", ["forces"]),
        ("The town was shelled by Russian forces.", "shelled", "subj", ["forces"]),
        ("The town was shelled by Russian forces.", "shelled", "obj", ["town"]),
        ("Russia, China and Iran agreed to act.", "agreed", "subj", ["Russia", "China", "Iran"]),
        ("Iran plans to attack Israel.", "attack", "subj", ["Iran"]),
        ("France urged Russia to withdraw its troops.", "withdraw", "subj", ["Russia"]),
        ("France urged Russia to withdraw its troops.", "urged", "obj", ["Russia"]),
        ("The UN accused Moscow of shelling hospitals.", "shelling", "subj", ["Moscow"]),
        ("Israel met Egypt and attacked Syria.", "attacked", "subj", ["Israel"]),
        ("A university sanctioned by the government closed.", "sanctioned", "obj", ["university"]),
        ("The deal that they signed was condemned by Iran, which fired missiles.", "fired", "subj", ["Iran"]),
        ("The deal that they signed was condemned by Iran, which fired missiles.", "signed", "obj", ["deal"]),
        ("Israel pulled out of Gaza.", "pulled", "out_of", ["Gaza"]),
        ("Talks between Iran and Iraq failed.", "Talks", "between", ["Iran", "Iraq"]),
        ("Russia's invasion of Ukraine failed.", "invasion", "poss", ["Russia"]),
        ("Putin left Beijing after meeting Xi.", "meeting", "subj", ["Putin"]),
    ],
)
def test_slots(sentence: str, predicate: str, slot: str, fillers: list[str]) -> None:
    assert slots(sentence, predicate).get(slot) == fillers


@pytest.mark.parametrize("row", lexicon.table("control"), ids=lambda row: str(row["lemma"]))
def test_subject_control_verbs_keep_their_subject_in_the_complement(row: lexicon.Row) -> None:
    doc = parse(row["example"]).doc
    verb = next(t for t in doc if t.lemma_ == row["lemma"])
    subject = next(t for t in doc if t.head == verb and t.dep_ == "nsubj")
    complements = [t for t in verb.subtree if t.tag_ == "VB" and t is not verb]
    understood = [who for c in complements for who in clause(c)["subj"]]
    assert subject in understood
