"""The parties of an act: from the words that fill a frame's roles to the actors of the report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors import Actors, Mention
from dragoman.events.frames import Frame
from dragoman.events.predicates import Predicate
from dragoman.language import Parse
from dragoman.language.clauses import VERBAL, clause, is_passive
from dragoman.places import Places
from dragoman.report import Actor
from dragoman.statements import Statements

SPEAKING = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
MILITARY = frozenset({"MIL", "REB", "COP", "UAF", "SPY"})
OFFICIAL = MILITARY | {"GOV", "LEG", "JUD", "PTY", "OPP", "IGO"}
# Where the actor behind a thing is told: "the president's decision", "Russian missiles", "a decision by the court".
BEHIND = ("appos", "poss", "mod", "by", "of", "from")

# Slots that lead from an act to whom it concerns, the likeliest first; times and circumstances are left out.
INWARD = tuple(
    "obj iobj to against with on for from over of xcomp ccomp about toward acl purpose".split()  # noqa: SIM905
)
OWNING = ("subj", "poss", "mod", "in", "inside", "between", "by")
DEEPEST = 4
# Mentions that can stand before a noun as its owner or origin; in *military aid* nobody is meant.
NAMING = frozenset({"name", "metonym", "adjective"})
SPEAKER = "speaker"
HOSTING = frozenset({"in", "at"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
ADDRESSED = ("iobj", "obj", "to", "with", "for", "against", "on", "from")
ASKED = ("subj", *ADDRESSED)
DEMANDING = frozenset({"REQUEST", "ACCUSE"})
# Acts that reach whom they concern where he is, so that a place within their complement tells the recipient.
REACHING = frozenset({"AGREE", "AID", "RETREAT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


class Parties:
    """Finds the actors that stand behind words of one page.

    A state that the page names only through a place, as the one visited or struck, is kept in `hosts`.
    """

    def __init__(self, parse: Parse, actors: Actors, places: Places, statements: Statements) -> None:
        self._parse = parse
        self._actors = actors
        self._places = places
        self._statements = statements
        self._states = {a.country: a.id for a in reversed(actors.records) if a.kind == "state" and a.country}
        self.hosts: dict[str, Actor] = {}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors that the page names."""
        return self._actors.records

    def get(self, actor_id: str) -> Actor:
        """The actor of an id, of the page's own or of the hosts."""
        return self.hosts[actor_id] if actor_id in self.hosts else self._actors.get(actor_id)

    def together(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Whether two sides share an actor, or a state."""
        states = {self.get(i).country for i in some} & {self.get(i).country for i in others}
        return bool(set(some) & set(others) or states - {None})

    def acting(self, roles: Sequence[str], predicate: Predicate, *, hosted: bool = False) -> tuple[str, ...]:
        """The actor ids of the first role that gives any; `a+b` joins the parties of several slots.

        The role `speaker` is the source of the statement that the act stands in. With `hosted`, the place of a meeting
        stands for the state that hosts it.
        """
        for role in roles:
            ids = [i for slot in role.split("+") for token in predicate[slot] for i in self._slot(slot, token)]
            if role == SPEAKER:
                ids = list(self._statements.speaker(predicate.head.i))
            if not ids and hosted and role in HOSTING:
                ids = [self._host(token) for token in predicate[role] if self._placed(token)]
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def receiving(self, frame: Frame, predicate: Predicate, actor: Sequence[str]) -> tuple[str, ...]:
        """The recipients of an act: never the actor himself; a place that is visited or struck stands for its state.

        Where no role is filled by an actor, whoever is named first within the act's complements receives it:
        *promised to continue aid to Mozambique*, *rejected a plan for Gaza*. An act that reaches people where they
        are may have a place there.
        """
        roles = frame.recipient
        own = {self.get(i).country for i in actor}
        for role in roles:
            ids = self._addressed(role, frame, predicate) if role in COMPLEMENTS else self.acting((role,), predicate)
            if not ids:
                hosts = (self._host(token) for token in predicate[role] if self._placed(token))
                ids = tuple(i for i in hosts if self.get(i).country not in own)
            own_things = {i for t in predicate[role] if self._owned(t, actor) for i in self.named(t)}
            ids = tuple(i for i in dict.fromkeys(ids) if i not in actor and i not in own_things)
            if ids:
                return ids
        unsaid = predicate.head.pos_ in VERBAL and is_passive(predicate.head) and not predicate["obj"]
        found = self._within(frame, predicate, actor, own) if roles and not unsaid else ()
        return tuple(i for i in found if frame.type != "AGREE" or not self._is_means(i))

    def _within(
        self, frame: Frame, predicate: Predicate, actor: Sequence[str], own: set[str | None]
    ) -> tuple[str, ...]:
        level = [token for slot in INWARD for token in predicate[slot]]
        for depth in range(DEEPEST):
            for token in level:
                ids = self.behind(token)
                if not ids and depth and frame.type in REACHING and self._placed(token):
                    ids = (self._host(token),)
                ids = tuple(i for i in ids if i not in actor and not self._is_own_state(i, own))
                if ids:
                    return ids
            slots = INWARD + OWNING
            if frame.type == "ACCUSE":  # who is accused stands behind an act, not where it struck
                slots = tuple(slot for slot in slots if slot not in ("on", "in"))
            level = [t for token in level for slot in slots for t in clause(token)[slot]]
        return ()

    def _owned(self, token: Token, actor: Sequence[str]) -> bool:
        """Whether a thing is the actor's own: *pulled its forces out*."""
        return any(c.dep_ == "poss" and bool(set(self.named(c)) & set(actor)) for c in token.children)

    def _is_means(self, actor_id: str) -> bool:
        """Whether somebody unnamed is rather what is given: *offered to deploy observers*."""
        actor = self.get(actor_id)
        return actor.kind == "unnamed" and actor.country is None

    def _is_own_state(self, actor_id: str, countries: set[str | None]) -> bool:
        actor = self.get(actor_id)
        return actor.kind == "state" and actor.country in countries

    def _addressed(self, role: str, frame: Frame, predicate: Predicate) -> tuple[str, ...]:
        """Whom a complement concerns: who shall act in it, *demanded that Iran stop*, or whom its act goes to."""
        doers = set(self.acting(("subj",), predicate))
        for token in predicate[role]:
            structure = clause(token)
            for slot in ASKED if frame.type in DEMANDING else ADDRESSED:
                ids = tuple(i for t in structure[slot] for i in self.behind(t) if i not in doers)
                if ids:
                    return ids
        return ()

    def _slot(self, slot: str, token: Token, depth: int = -1) -> tuple[str, ...]:
        if slot == "mod":
            mention = self._actors.mention_at(token.i)
            return self.named(token) if mention is not None and mention.kind in NAMING else ()
        return self.named(token) if slot == "poss" else self.behind(token, depth + 1)

    def named(self, token: Token) -> tuple[str, ...]:
        """The actors whose mention has this token for its head; in quoted speech, *we* is the speaker."""
        if token.tag_ in ("PRP", "PRP$") and token.lower_ in SPEAKING:
            return self._statements.speaker(token.i)
        mention = self._actors.mention_at(token.i)
        return mention.ids if mention is not None and _heads(token, mention) else ()

    def behind(self, token: Token, depth: int = 0) -> tuple[str, ...]:
        """The actors that a word names, or who stand behind it: owner, origin, agent, members."""
        named = self.named(token)
        named = named or self._apposed(token)
        if named or depth > 2:
            return named + self._also(token, named)
        structure = clause(token)
        if token.lemma_.lower() in _others():
            return tuple(i for t in structure["including"] for i in self.named(t))
        for slot in ("subj", "obj") if token.pos_ in VERBAL else BEHIND:
            ids = [i for t in structure[slot] for i in self._slot(slot, t, depth)]
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def _also(self, token: Token, named: tuple[str, ...]) -> tuple[str, ...]:
        """The other states of *envoys of Ethiopia and Somalia*, *Thai and Cambodian troops*."""
        if not named or token.pos_ in VERBAL:
            return ()
        structure = clause(token)
        told = {self.get(i).country for i in named}
        sources = [tokens for tokens in (structure["of"], structure["mod"]) if len(tokens) > 1]
        ids = (i for tokens in sources for t in tokens for i in self.named(t))
        return tuple(i for i in dict.fromkeys(ids) if self.get(i).kind == "state" and self.get(i).country not in told)

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """The actor that a noun describes from behind a comma: *the Harbin Institute, a university sanctioned by …*."""
        if token.dep_ == "appos":
            return self.named(token.head)
        first = token.left_edge
        if token.dep_ not in ("npadvmod", "dep") or first.pos_ != "DET" or first.i < 2 or first.nbor(-1).text != ",":
            return ()
        mention = self._actors.mention_at(first.i - 2)
        return mention.ids if mention is not None and mention.end == first.i - 1 else ()

    def _placed(self, token: Token) -> bool:
        place = self._places.at(token.i)
        return place is not None and place.country in _names()

    def _host(self, token: Token) -> str:
        """The state of a place: the page's own actor for it, else one that rests on the place's words."""
        place = self._places.at(token.i)
        assert place is not None
        assert place.country is not None
        if place.country not in self._states:
            number = len(self._actors.records) + len(self.hosts) + 1
            span = next(s for s in place.mentions if s[0] <= token.idx < s[1])
            actor = Actor(
                id=f"a{number}", name=_names()[place.country], kind="state", country=place.country, mentions=(span,)
            )
            self.hosts[actor.id] = actor
            self._states[place.country] = actor.id
        return self._states[place.country]

    def kinds(self, token: Token) -> frozenset[str]:
        """What a filler is, as frames name it: `%actor`, `%state`, `%person`, `%military`, `%place` …"""
        found = {"%place"} if self._places.at(token.i) is not None else set()
        for i in self.named(token):
            actor = self.get(i)
            found |= {"%actor", f"%{actor.kind}"}
            if MILITARY & set(actor.sectors):
                found.add("%military")
            if OFFICIAL & set(actor.sectors) or actor.kind == "state":
                found.add("%official")
        return frozenset(found)


def _heads(token: Token, mention: Mention) -> bool:
    """Whether a token governs a mention; of *secretary-general* the parser may choose another word than the mention."""
    inside = mention.start <= token.i < mention.end
    return token.i == mention.head or (inside and not mention.start <= token.head.i < mention.end)


@lexicon.cached
def _others() -> frozenset[str]:
    """Nouns for somebody other than their possessor: *Kyiv's allies* are not Kyiv."""
    return frozenset(row["lemma"] for row in lexicon.table("relations_nouns"))


@lexicon.cached
def _names() -> dict[str, str]:
    """State names by ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: row["name"] for row in lexicon.table("countries")}
