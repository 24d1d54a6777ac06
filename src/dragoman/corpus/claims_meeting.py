"""Whether what one says is the answer to what another says, and how sure that is: a sum of what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.corpus.claims_statements import Act, Saying
from dragoman.corpus.content_words import Weights

# What each ground adds. Weighed on pages written by hand; none is enough alone, since a topic in common is no answer.
ONE_OCCURRENCE = 0.4
SAME_ACT = 0.25
ACCUSED = 0.15
ANSWERS = 0.1
REFERS = 0.3
WORDS = 0.5
SAME_PAGE = 0.1
NEAR = 0.1
RIVAL = 0.3
SAME_PLACE = 0.1
LEAST = 0.5
# Shared words count from two on, and where they are this much of both, by the cosine of their weights.
ALIKE = 0.25
# Code points between two statements that speak of one thing one after the other.
CLOSE = 600


@dataclass(frozen=True, slots=True)
class Meeting:
    """An assertion and what is said against it, with the grounds for taking them together."""

    assertion: Saying
    answer: Saying
    basis: str
    act: Act | None
    grounds: tuple[tuple[str, float], ...]

    @property
    def confidence(self) -> float:
        """The sum of the grounds, 0 to 1."""
        return round(min(sum(weight for _, weight in self.grounds), 0.95), 2)

    @property
    def order(self) -> tuple[float, bool, int, str, str]:
        """The surest first, then that of one page, then the nearest on it, then by name."""
        one, other = self.assertion, self.answer
        same = one.key[0] == other.key[0]
        return -self.confidence, not same, abs(_distance(one, other)) if same else 0, one.name, other.name

    @property
    def refers(self) -> bool:
        """Whether the denial says only by pointing back what it denies."""
        return any(ground == "it refers to it" for ground, _ in self.grounds)


def denied(assertion: Saying, denial: Saying, weights: Weights) -> Meeting | None:
    """The meeting of an assertion with a denial of it; None where the two may be of different things."""
    basis = denial.denial
    if basis is None or assertion.denial is not None or not apart(assertion, denial) or _retold(assertion, denial):
        return None
    act, grounds = _act(assertion, denial)
    likeness = _likeness(assertion, denial, weights)
    refers = _refers(assertion, denial)
    close = _same_page(assertion, denial) and abs(_distance(assertion, denial)) <= CLOSE
    if act and not (likeness or close or ONE in dict(grounds)):
        return None
    # Without an act in common or a word that points back, the words themselves must say that it is one thing.
    if not act and not refers and (basis == "contradiction" or likeness < 2 * ALIKE):
        return None
    accused = _accused(assertion, denial)
    grounds += [("who denies is accused", ACCUSED)] if accused else []
    grounds += [("it answers the speaker", ANSWERS)] if denial.about & assertion.keys else []
    grounds += [("it refers to it", REFERS)] if refers else []
    grounds += [("shared words", round(WORDS * likeness, 2))] if likeness else []
    meeting = Meeting(assertion, denial, basis, act, (*grounds, *_places(assertion, denial)))
    return meeting if meeting.confidence >= LEAST else None


def _retold(assertion: Saying, denial: Saying) -> bool:
    """Whether the one only tells of the denial: *said that some deny it*, but not *accused him, which he denies*."""
    if not _same_page(assertion, denial):
        return False
    start, end = (assertion.row[side] or 0 for side in ("span_start", "span_end"))
    at = denial.row["span_start"] or 0
    if not (start <= at and (denial.row["span_end"] or 0) <= end):
        return False
    before = assertion.row["content"][: at - start]
    return not denial.bare or not re.search(r"[,;:–—-]", before)


ONE = "one occurrence"


def _act(assertion: Saying, denial: Saying) -> tuple[Act | None, list[tuple[str, float]]]:
    """The act that one tells as done and the other as not done."""
    pairs = [
        (told, refused)
        for told in assertion.acts
        for refused in denial.acts
        if told.status in ("occurred", "ongoing", "planned") and refused.status == "denied"
    ]
    for told, refused in pairs:
        if told.occurrence is not None and told.occurrence == refused.occurrence:
            return told, [(ONE, ONE_OCCURRENCE)]
    for told, refused in pairs:
        if told.type == refused.type and told.acting & refused.acting:
            return told, [("the same act of the same", SAME_ACT)]
    return None, []


def apart(one: Saying, other: Saying) -> bool:
    """Whether two speakers are of different parties: of two states, or of one where the one speaks about the other."""
    if one.people & other.people:
        return False
    if not one.keys & other.keys:
        return bool(one.keys and other.keys)
    # Within a state only somebody whom the assertion itself is about is sure to be another side.
    named = all(len(key) > 3 and ":" not in key for key in (*one.people, *other.people))
    return named and bool(one.about_people & other.people)


def _accused(assertion: Saying, denial: Saying) -> bool:
    """Whether who denies is he whom the assertion tells of."""
    acting = frozenset().union(*(act.acting for act in assertion.acts))
    return bool(denial.keys & (acting | assertion.about) or denial.people & assertion.about_people)


def _likeness(one: Saying, other: Saying, weights: Weights) -> float:
    if len(one.words & other.words) < 2:
        return 0.0
    likeness = weights.likeness(one.words, other.words)
    return likeness if likeness >= ALIKE else 0.0


def _refers(assertion: Saying, denial: Saying) -> bool:
    """Whether a denial that does not say what follows closely upon an assertion about who denies."""
    if not denial.bare or not _same_page(assertion, denial) or not 0 < _distance(assertion, denial) <= CLOSE:
        return False
    # A pronoun points back to any words; they must be such as are denied.
    blamed = assertion.blames or any(act.acting & denial.keys for act in assertion.acts)
    return _accused(assertion, denial) and (blamed or not denial.pronoun)


def _same_page(one: Saying, other: Saying) -> bool:
    return one.key[0] == other.key[0]


def _distance(one: Saying, other: Saying) -> int:
    """Code points from the begin of one to that of the other."""
    return int(other.row["span_start"] or 0) - int(one.row["span_start"] or 0)


def _places(one: Saying, other: Saying) -> Iterator[tuple[str, float]]:
    if _same_page(one, other):
        yield "on one page", SAME_PAGE
        if abs(_distance(one, other)) <= CLOSE:
            yield "close together", NEAR


def rival(one: Saying, other: Saying, weights: Weights) -> Meeting | None:
    """The meeting of two who each say that the other did it; None where it may be two acts."""
    if not apart(one, other):
        return None
    for mine in one.acts:
        for theirs in other.acts:
            if _swapped(one, mine, other, theirs):
                return _rivals(one, other, mine, theirs, weights)
    return None


def _swapped(one: Saying, mine: Act, other: Saying, theirs: Act) -> bool:
    done = mine.status in ("occurred", "ongoing") and theirs.status in ("occurred", "ongoing")
    each = bool(mine.acting & other.keys and theirs.acting & one.keys)
    return done and each and mine.type == theirs.type and not (mine.acting & one.keys or theirs.acting & other.keys)


def _rivals(one: Saying, other: Saying, mine: Act, theirs: Act, weights: Weights) -> Meeting | None:
    likeness = _likeness(one, other, weights)
    near = _same_page(one, other) and abs(_distance(one, other)) <= CLOSE
    if not likeness and not (near and one.blames | other.blames):
        return None
    grounds = [("each blames the other", RIVAL)]
    grounds += [(ONE, ONE_OCCURRENCE)] if mine.occurrence and mine.occurrence == theirs.occurrence else []
    grounds += [("in one place", SAME_PLACE)] if mine.place and mine.place == theirs.place else []
    grounds += [("shared words", round(WORDS * likeness, 2))] if likeness else []
    first, second = sorted((one, other), key=lambda saying: (saying.said, saying.key[0], saying.row["span_start"] or 0))
    act = mine if first is one else theirs
    meeting = Meeting(first, second, "rival accusation", act, (*grounds, *_places(one, other)))
    return meeting if meeting.confidence >= LEAST else None
