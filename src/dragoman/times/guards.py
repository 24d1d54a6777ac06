"""Checks of a match against the parse: *may* the modal, *the Sun*, ages, numbers that are no years."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from spacy.tokens import Doc, Token

from dragoman.times.words import meanings, spelled

BEFORE_DATE = frozenset(
    word
    for words in (
        "in since until till by of from to through throughout during before after around about between and or for on",
        "last next this early late mid every each as than",
    )
    for word in words.split()
)
DETERMINERS = frozenset({"the", "a", "its", "their", "his", "her"})
RATED = frozenset({"once", "twice", "times", "percent", "%", "per"})
RATE_REACH = 4
"""Tokens between a count and *a day*: *1.4 million barrels a day*, *$1 billion in aid a year*."""


def passes(guard: str | None, match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Whether the match on the tokens `first` to `last` is an expression of time."""
    return guard is None or GUARDS[guard](match, doc, first, last)


def _before(doc: Doc, first: int) -> Token | None:
    return doc[first - 1] if first else None


def _after(doc: Doc, last: int) -> Token | None:
    return doc[last + 1] if last + 1 < len(doc) else None


def _month(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    before, token, after = _before(doc, first), doc[last], _after(doc, last)
    if token.tag_ == "MD" or token.ent_type_ == "PERSON":
        return False
    if match["month"].upper() in {"MAY", "MARCH"} and not match["which"]:
        after_word = before is not None and before.lower_ in BEFORE_DATE | {"-"}
        return after_word or token.lower_.startswith("mid") or _of_month(token)
    if before is not None and before.ent_type_ == "PERSON" and not before.is_punct:
        return False
    led = match["which"] or (before is not None and (before.lower_ in BEFORE_DATE | DETERMINERS or before.is_punct))
    return bool(led) or after is None or after.tag_ != "NNP"  # *August Wilson* is a man


def _of_month(token: Token) -> bool:
    """*The March accession*, *and now May's report*; not *Theresa May's report*, *the May government*."""
    if token.ent_type_ != "DATE" or token.head.pos_ != "NOUN" or any(c.dep_ == "compound" for c in token.children):
        return False
    return token.dep_ == "poss" or (token.dep_ == "compound" and token.head.lower_ not in meanings("of a person"))


def _weekday(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    before, after = _before(doc, first), _after(doc, last)
    if before is not None and (
        before.lower_ in {"that", "one", "any", "some", "most"} or before.text in spelled("named weekday")
    ):
        return False
    if after is not None and (
        after.text in spelled("named after a day") or doc[last].ent_type_ == after.ent_type_ == "PERSON"
    ):
        return False
    if match["weekday"].rstrip(".").upper() in {"SUN", "SAT", "WED"} and not match["weekday"].endswith("."):
        return after is not None and after.is_punct
    if (
        before is not None
        and before.tag_ == "NNP"
        and before.dep_ == "compound"
        and before.ent_type_ in {"ORG", "WORK_OF_ART", "EVENT"}
    ):
        return False
    return not (after is not None and after.tag_ == "NNP" and doc[last].ent_type_ in {"ORG", "WORK_OF_ART"})


def _year(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """A number of four figures is a year after a preposition or a determiner, if nothing is counted by it."""
    before, token, after = _before(doc, first), doc[last], _after(doc, last)
    if before is not None and (before.like_num or before.lower_ in meanings("numbered")):
        return False
    if after is not None and after.lower_ in meanings("counted"):
        return False
    if token.ent_type_ in {"DATE", "EVENT"}:
        return True
    if token.ent_type_ in {"MONEY", "QUANTITY", "PERCENT", "TIME"}:
        return False
    if after is not None and after.tag_ == "NNS" and (before is None or before.lower_ not in DETERMINERS):
        return False
    return after is None or (before is not None and before.lower_ in BEFORE_DATE | DETERMINERS | {"("})


def _reference(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    after, word = _after(doc, last), doc[last].lower_
    if word in {"past", "present", "moment", "future", "term", "run"}:
        return after is None or not (after.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} or after.lower_ in {"of", "for"})
    return True


def _overnight(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """The adverb by itself: *overnight on Friday* tells its day."""
    after = _after(doc, last)
    if doc[last].pos_ != "ADV":
        return False
    near = doc[last + 1 : last + 3].text.lower().split()
    return after is None or not (meanings("weekday").keys() & set(near) or near[:1] in (["into"], ["to"], ["from"]))


def _amount(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    before, after = _before(doc, first), _after(doc, last)
    unit = match["unit"].lower()
    if match.string[match.start() - 1 : match.start()] == "-" or _one_day(match, before):
        return False
    if unit in {"second", "quarter", "min", "weekend"} or (
        unit == "quarters" and after is not None and after.lower_ == "of"
    ):
        return False
    if re.match(r"[\s-](?:old\b|of age\b)", match.string[match.end() : match.end() + 8]):
        return False
    if _is_label(match, before):
        return False
    if match["unit"][0].isupper() and match["number"][0].isdigit():  # a title: 60 Minutes
        return False
    return before is None or before.lower_ not in {"aged", "age"}


def _is_label(match: re.Match[str], before: Token | None) -> bool:
    """*Grade eight year*: a number that belongs to the noun before it, and a unit in the singular after it."""
    if before is None or before.pos_ != "NOUN" or match["unit"].lower().endswith("s") or "-" in match.group():
        return False
    return match["number"].lower() not in {"a", "an", "one", "half", "single"} and not match["half"]


def _one_day(match: re.Match[str], before: Token | None) -> bool:
    """*Would one day return*: some day, not a length; *a decades-long war*: no count."""
    if match["number"].lower() in {"a", "an"} and match["unit"].lower().endswith(("s", "ies")):
        return True
    return match.group().lower() == "one day" and (before is None or before.pos_ not in {"ADP", "SCONJ", "ADV"})


def _units(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Bare *weeks*, *decades-long*; not *the early years*, *their days*, *trading hours*."""
    before = _before(doc, first)
    if match.group().endswith("long") or before is None or before.lower_ == "just":
        return True
    if before.pos_ in {"DET", "ADJ", "PRON", "NUM", "PROPN"} or before.text in {"-", "'s", "’s"}:
        return False
    named = before.dep_ == "compound" and match["unit"].lower() in {"hours", "minutes"}
    return before.dep_ not in {"poss", "amod", "nummod"} and not named


def _set(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    return match.group().islower() or bool(doc[first].is_sent_start)


def _rate(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    if match["often"] or match.group().lower().startswith("per"):
        return True
    if match.group().lower().startswith(("e",)):
        return False
    near = doc[max(0, first - RATE_REACH) : first]
    return any(token.like_num or token.lower_ in RATED for token in near) and near[-1].pos_ in {
        "NOUN",
        "SYM",
        "ADV",
        "NUM",
        "PROPN",
    }


def _bare(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """Not before a noun of its own: *in winter clothes*, *on the 16th floor*."""
    after = _after(doc, last)
    return after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ"}


def _clock(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    before = _before(doc, first)
    return bool(match["zone"]) or (before is not None and before.lower_ in BEFORE_DATE | {"at"})


def _noon(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """*At noon*, *before dawn*: not *High Noon*, *the dawn of an age*."""
    before = _before(doc, first)
    return match.group().islower() and (before is None or before.lower_ in BEFORE_DATE | {"at"})


def _day(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """*Today* with a capital inside a sentence is a programme or a newspaper."""
    token, before = doc[last], _before(doc, first)
    if token.text.islower() or before is None or before.is_space:
        return True
    if before.is_punct or before.is_quote or before.text == "`":
        return True
    return before.tag_ not in {"POS", "NNP", "DT", "IN"} and bool(doc[first].is_sent_start)


def _decade(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """*In his 30s* is an age."""
    if any(token.tag_ in {"PRP$", "POS"} for token in doc[max(0, first - 2) : first]):
        return False
    before = _before(doc, first)
    bare = match["short"] and not match.group().lower().startswith("the")
    return not bare or (before is not None and before.lower_ in {"early", "late", "mid", "and", "or", "-"})


def _date(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """*The March 14 Alliance* and *17 November Street* are named after days."""
    after = _after(doc, last)
    return after is None or after.text not in spelled("named after a day")


def _day_list(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    after = _after(doc, last)
    return after is None or after.tag_ != "NNS"


def _holiday(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    """*Easter Island*, *Christmas Island* and the like are other names."""
    after = _after(doc, last)
    if after is not None and after.lower_ in {"agreement", "accord", "accords"}:
        return False
    return after is None or after.tag_ != "NNP" or bool(match["year"])


def _quarter(match: re.Match[str], doc: Doc, first: int, last: int) -> bool:
    after = _after(doc, last)
    return after is None or after.lower_ != "of"


GUARDS: MappingProxyType[str, Callable[[re.Match[str], Doc, int, int], bool]] = MappingProxyType(
    {
        "amount": _amount,
        "bare": _bare,
        "clock": _clock,
        "date": _date,
        "day": _day,
        "day list": _day_list,
        "decade": _decade,
        "holiday": _holiday,
        "month": _month,
        "noon": _noon,
        "overnight": _overnight,
        "quarter": _quarter,
        "rate": _rate,
        "reference": _reference,
        "set": _set,
        "units": _units,
        "weekday": _weekday,
        "year": _year,
    }
)
