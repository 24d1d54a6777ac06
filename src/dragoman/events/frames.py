"""Event frames: which predicate, in which company, means which act.

The frames are data, `lexicon/frames/TYPE.tsv`; this module reads them and tells which one fits a predicate best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.events.ontology import types
from dragoman.events.predicates import Predicate
from dragoman.language.clauses import clause
from dragoman.lexicon import Row
from dragoman.report import EventType

POS = {"V": ("VERB", "AUX"), "N": ("NOUN", "PROPN"), "A": ("ADJ",)}
EXCUSED = frozenset({"subj", "with"})
"""Slots that may be left unsaid."""
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types whose partners may all be the subject of one verb."""
OTHERWISE = "otherwise"
"""The word of a pattern by which a frame gives way to all others."""
TRANSPARENT = "transparent"
"""The word class of nouns that frames look through."""
COUNTED = frozenset({"two", "both", "three", "four", "five", "six", "all"})

ANY = "*"
"""The lemma of frames that fit any predicate."""

DEFAULT_ROLES = {
    "V": ("subj", "obj"),
    "N": ("poss|mod|by|of|subj", "against|on|with|to|of"),
    "A": ("subj", "of|to|with|against"),
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition of a frame: one of `slots` is filled (by one of `fillers`, if any are named), or none is."""

    slots: tuple[str, ...]
    fillers: frozenset[str]
    negated: bool
    kinds: frozenset[str] = frozenset()
    """Those of the fillers that are kinds of actors (`%state`), not words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate in a pattern, and the event that it stands for."""

    row: Row
    type: EventType
    mode: str | None
    pos: str
    constraints: tuple[Constraint, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    last_resort: bool = False
    """Whether it is read only where no other frame fits, its pattern saying `otherwise`."""

    @property
    def specificity(self) -> int:
        """How much company the frame asks for: named fillers count double, exclusions not at all."""
        return sum(2 if c.fillers else 1 for c in self.constraints if not c.negated)

    @property
    def names_undergoer(self) -> bool:
        """Whether the frame names what it is done to, so that a passive tells it without an agent."""
        asks = [c for c in self.constraints if not c.negated]
        named = any(c.fillers and "subj" not in c.slots for c in asks)
        return named and all("neg" not in c.slots and "aux" not in c.slots for c in asks)

    @property
    def names_governor(self) -> bool:
        """Whether the frame itself names the verb that governs its noun."""
        return any("light" in c.slots and c.fillers and not c.negated for c in self.constraints)

    def asks_for(self, slot: str) -> bool:
        """Whether the frame needs a slot to be filled."""
        return any(slot in c.slots and not c.negated for c in self.constraints)

    def names_object(self, lemma: str) -> bool:
        """Whether the frame asks for this very noun in one of its slots, so that both tell one act."""
        return any(lemma in c.fillers and not c.negated and "light" not in c.slots for c in self.constraints)


Kinds = Callable[[Token], frozenset[str]]
"""What a filler is, as the `%` names of frames: `%actor`, `%state`, `%place` …"""


@lexicon.cached
def classes() -> Mapping[str, frozenset[str]]:
    """The word classes that frames name with `$`."""
    rows = lexicon.table("frames/classes")
    return MappingProxyType({row["class"]: frozenset(row.many("words")) for row in rows})


@lexicon.cached
def frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """All frames by lemma and part of speech, the most specific first; of equals, a user's before shipped ones.

    Raises:
        LexiconError: a frame names a class or a part of speech that does not exist.
    """
    index: dict[tuple[str, str], list[Frame]] = {}
    for kind in types():
        for row in lexicon.table(f"frames/{kind.lower()}"):
            frame = frame_of(row, kind)
            for lemma in row.many("lemma"):
                for pos in POS[frame.pos]:
                    index.setdefault((lemma.lower(), pos), []).append(frame)
    ranked = {
        key: tuple(sorted(found, key=lambda f: (f.last_resort, -f.specificity, f.row.shipped)))
        for key, found in index.items()
    }
    return MappingProxyType(ranked)


def frame_of(row: Row, kind: EventType) -> Frame:
    """The frame of one row of a lexicon.

    Raises:
        LexiconError: it names a class or a part of speech that does not exist.
    """
    pos = row["pos"]
    if pos not in POS:
        raise row.error(f"'{pos}' is not a part of speech of frames (V, N, A)")
    actor, recipient = DEFAULT_ROLES[pos]
    pattern = row["pattern"].split()
    constraints = tuple(_constraint(row, text) for text in pattern if text != OTHERWISE)
    return Frame(
        row,
        kind,
        row["mode"] or None,
        pos,
        constraints,
        _roles(row["actor"] or actor),
        _roles(row["recipient"] or recipient),
        OTHERWISE in pattern,
    )


def _roles(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


def _constraint(row: Row, text: str) -> Constraint:
    slots, _, names = text.removeprefix("!").partition("=")
    fillers: set[str] = set()
    for name in names.split("|") if names else ():
        if name.startswith("$"):
            if name[1:] not in classes():
                raise row.error(f"no word class '{name}'")
            fillers |= classes()[name[1:]]
        else:
            fillers.add(name.lower() if not name.startswith("%") else name)
    kinds = frozenset(filler for filler in fillers if filler.startswith("%"))
    return Constraint(tuple(slots.split("|")), frozenset(fillers), text.startswith("!"), kinds)


def fitting(predicate: Predicate, kinds: Kinds) -> Iterator[tuple[Frame, Predicate]]:
    """The frames that fit a predicate, the most specific first, each with the predicate as it sees it."""
    known, head = frames(), predicate.head
    own, lent = View(predicate, kinds), None
    waived: list[tuple[Frame, Predicate]] = []
    others: list[tuple[Frame, Predicate]] = []
    for frame in known.get((ANY, head.pos_), ()) + known.get((word(head), head.pos_), ()):
        view = own
        if frame.names_governor:
            view = lent = lent or View(predicate.lent, kinds)
        met, unsaid = _fits(frame, view)
        if not met and not unsaid:
            continue
        if frame.last_resort:
            others.append((frame, view.predicate))
        elif unsaid:
            waived.append((frame, view.predicate))
        else:
            yield frame, view.predicate
    yield from waived
    yield from others


class View:
    """The words and kinds of actors that fill the slots of a predicate, looked up once for all its frames."""

    def __init__(self, predicate: Predicate, kinds: Kinds) -> None:
        self.predicate = predicate
        self._kinds = kinds
        self._words_of: dict[str, frozenset[str]] = {}
        self._kinds_of: dict[str, frozenset[str]] = {}

    def words(self, slot: str) -> frozenset[str]:
        """The lemmas and forms of a slot's fillers, and of what they are quantities or parts of."""
        if slot not in self._words_of:
            seen = self._seen(slot)
            self._words_of[slot] = frozenset(form for t in seen for form in (t.lemma_.lower(), t.lower_, word(t)))
        return self._words_of[slot]

    def kinds(self, slot: str) -> frozenset[str]:
        """The kinds of actors among a slot's fillers."""
        if slot not in self._kinds_of:
            self._kinds_of[slot] = frozenset(kind for t in self._seen(slot) for kind in self._kinds(t))
        return self._kinds_of[slot]

    def _seen(self, slot: str) -> Iterator[Token]:
        for token in self.predicate[slot]:
            yield token
            yield from seen_through(token)


def _fits(frame: Frame, view: View) -> tuple[bool, bool]:
    """Whether all constraints of a frame hold, and else whether what they ask for is only left unsaid."""
    unmet: list[Constraint] = []
    for constraint in frame.constraints:
        if _filled(constraint, view) == constraint.negated:
            if constraint.negated or not EXCUSED.intersection(constraint.slots):
                return False, False
            unmet.append(constraint)
    return not unmet, bool(unmet) and _unsaid(unmet, frame, view.predicate)


def _unsaid(unmet: Sequence[Constraint], frame: Frame, predicate: Predicate) -> bool:
    """Whether the text only leaves unsaid what a frame asks for: who acts (*sanctions were imposed*), or with whom, of
    an act that its subjects do together (*the two ministers conferred*).
    """
    if frame.pos != "V":
        return False
    if frame.names_undergoer and _is_agentless(predicate):
        return all(c.slots == ("subj",) and not c.negated for c in unmet)
    together = frame.type in MUTUAL and _several(predicate["subj"])
    return together and all("with" in c.slots and not c.negated for c in unmet)


def _is_agentless(predicate: Predicate) -> bool:
    return not predicate["subj"] and any(c.dep_ == "auxpass" for c in predicate.head.children)


def _several(subjects: tuple[Token, ...]) -> bool:
    """Whether parties act together: conjoined, or counted as two or more (*both sides*, *the three presidents*)."""
    counted = (
        c.lower_ in COUNTED for token in subjects for c in token.children if c.dep_ in ("det", "nummod", "predet")
    )
    return len(subjects) > 1 or any(counted)


def word(token: Token) -> str:
    """The lemma of a token; of a hyphened word, which the pipeline takes apart, the whole: *cease-fire*, *sit-in*."""
    lemma = token.lemma_.lower()
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return lemma
    first = token.nbor(-2).lower_
    return next((whole for whole in (first + lemma, f"{first}-{lemma}") if whole in _vocabulary()), lemma)


@lexicon.cached
def _vocabulary() -> frozenset[str]:
    """All lemmas and fillers of the frames."""
    every = [frame for found in frames().values() for frame in found]
    fillers = (filler for frame in every for constraint in frame.constraints for filler in constraint.fillers)
    return frozenset(lemma for lemma, _ in frames()) | frozenset(fillers)


def _filled(constraint: Constraint, view: View) -> bool:
    return any(_fills(slot, constraint, view) for slot in constraint.slots)


def _fills(slot: str, constraint: Constraint, view: View) -> bool:
    """Whether a filler stands in a slot; an infinitive that the parser takes for a purpose is a complement, too."""
    if not constraint.fillers:
        return bool(view.predicate[slot])
    if not view.predicate[slot]:
        return slot == "xcomp" and not constraint.negated and _fills("purpose", constraint, view)
    if not constraint.fillers.isdisjoint(view.words(slot)):
        return True
    if constraint.kinds and not constraint.kinds.isdisjoint(view.kinds(slot)):
        return True
    return slot == "xcomp" and not constraint.negated and _fills("purpose", constraint, view)


def seen_through(token: Token, depth: int = 0) -> Iterator[Token]:
    """What a noun of quantity, container or part is of: *the first of 31 tanks*, *two planes of food*."""
    if depth > 2 or not (token.pos_ == "NUM" or token.tag_ == "JJ" or token.lemma_.lower() in classes()[TRANSPARENT]):
        return
    for inner in clause(token)["of"]:
        yield inner
        yield from seen_through(inner, depth + 1)
