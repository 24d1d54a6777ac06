"""The parties of an act: from the words that fill a frame's roles to the actors of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors import Actors, Mention
from dragoman.actors.names import adjective
from dragoman.events.predicates import Predicate, governor, predicate
from dragoman.language import Parse
from dragoman.language.clauses import VERBAL, clause, is_passive
from dragoman.places import Places
from dragoman.report import Actor, Span
from dragoman.statements import Statements
from dragoman.statements.documents import writer

SPEAKING = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
MILITARY = frozenset({"MIL", "REB", "COP", "UAF", "SPY"})
OFFICIAL = MILITARY | {"GOV", "LEG", "JUD", "PTY", "OPP", "IGO"}
OPPOSED = frozenset({"REB", "OPP", "UAF"})
# Where the actor behind a thing is told: "the president's decision", "Russian missiles", "a decision by the court".
BEHIND = ("appos", "poss", "mod", "by", "of", "from")

# Mentions that can stand before a noun as its owner or origin; in *military aid* nobody is meant.
NAMING = frozenset({"name", "metonym", "adjective"})
# Where the owner of a thing is told when it is first mentioned, and how far back, in tokens: some six sentences.
OWNERS = ("poss", "mod", "by")
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
REACH = 150
# "Iran policy", "the Ukraine question": policies and questions about a state; those of a state have its adjective.
TOPICS = frozenset({"policy", "strategy", "issue", "question", "crisis", "debate", "dossier", "file", "approach"})
KINDS_OF_THINGS = frozenset({"language", "currency", "dollar", "rouble", "ruble", "peso", "rial", "lira", "cuisine"})
SPEAKER = "speaker"
HOSTING = frozenset({"in", "at"})
# "a Saudi-led strike" is Saudi, "a rebel-held town" the rebels'; "US-backed forces" are not American.
LEADING = frozenset(
    {"led", "run", "held", "controlled", "occupied", "brokered", "sponsored", "mediated", "hosted", "organized"}
)


class Parties:
    """Finds the actors that stand behind words of one page.

    A state that the page names only through a place, as the one visited or struck, is kept in `hosts`; the country in
    which unnamed people suffer an act, by their ids, in `homes`.
    """

    def __init__(self, parse: Parse, actors: Actors, places: Places, statements: Statements) -> None:
        self._parse = parse
        self._actors = actors
        self._places = places
        self._statements = statements
        self._states = {a.country: a.id for a in reversed(actors.records) if a.kind == "state" and a.country}
        self.hosts: dict[str, Actor] = {}
        self.homes: dict[str, str] = {}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors that the page names."""
        return self._actors.records

    def get(self, actor_id: str) -> Actor:
        """The actor of an id, of the page's own or of the hosts."""
        return self.hosts[actor_id] if actor_id in self.hosts else self._actors.get(actor_id)

    def together(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Whether two sides share an actor, or a state and its government or opposition alike."""
        camps = {_camp(self.get(i)) for i in some} & {_camp(self.get(i)) for i in others}
        return bool(set(some) & set(others) or any(country is not None for country, _ in camps))

    def acting(
        self, roles: Sequence[str], act: Predicate, *, hosted: bool = False, struck: bool = False
    ) -> tuple[str, ...]:
        """The actor ids of the first role that gives any; `a+b` joins the parties of several slots.

        The role `speaker` is the source of the statement that the act stands in. With `hosted`, the place of a meeting
        stands for the state that hosts it. With `struck`, a place where the act happens does not act.
        """
        for role in roles:
            fillers = [(slot, token) for slot in role.split("+") for token in act[slot]]
            ids = [i for slot, t in fillers if not (struck and self._is_scene(slot, t)) for i in self._doing(slot, t)]
            if role == SPEAKER:
                ids = list(self._statements.speaker(act.head.i))
            if not ids and hosted and role in HOSTING:
                ids = [self.host(token) for token in act[role] if self.placed(token)]
            if ids:
                return tuple(dict.fromkeys(ids))
        return ()

    def is_part(self, actor_id: str, whole: Iterable[str]) -> bool:
        """Whether a body is only named within the name of another: NATO in *NATO troops*."""
        if self.get(actor_id).kind != "organization":
            return False
        around = [span for i in whole for span in self.get(i).mentions]
        own = self.get(actor_id).mentions
        return bool(around) and all(any(a[0] <= m[0] and m[1] <= a[1] for a in around) for m in own)

    def home(self, actor: Sequence[str]) -> tuple[str, ...]:
        """The states of actors: as the page names them, else resting on the words for their people (*Nigerians*)."""
        found = (self._home(self.get(i)) for i in actor)
        return tuple(dict.fromkeys(state for state in found if state is not None))

    def _home(self, actor: Actor) -> str | None:
        if actor.country in self._states:
            return self._states[actor.country]
        people = actor.kind in ("unnamed", "group") and actor.country in _names() and bool(actor.mentions)
        return self._enter(actor.country, actor.mentions[0]) if people and actor.country is not None else None

    def protesters(self, country: str, token: Token) -> str:
        """The crowd of a protest of which nobody is told, resting on the word for the protest: *rallies in Lima*."""
        number = len(self._actors.records) + len(self.hosts) + 1
        span = token.idx, token.idx + len(token)
        name = f"{adjective(country)} protesters"
        actor = Actor(id=f"a{number}", name=name, kind="unnamed", country=country, sectors=("OPP",), mentions=(span,))
        known = next((a for a in self.hosts.values() if a.name == name), None)
        if known is not None:
            actor = known.model_copy(update={"mentions": tuple(sorted({*known.mentions, span}))})
        self.hosts[actor.id] = actor
        return actor.id

    def filling(self, slot: str, token: Token, depth: int = -1) -> tuple[str, ...]:
        """The actors that a filler of a slot names, or who stand behind it."""
        if slot == "mod":
            return self._before(token)
        return self.named(token) if slot == "poss" else self.behind(token, depth + 1)

    def _is_scene(self, slot: str, token: Token) -> bool:
        """Whether a filler only tells where: *was killed in Iran*."""
        return slot in HOSTING and (self.placed(token) or "%state" in self.kinds(token))

    def _doing(self, slot: str, token: Token) -> tuple[str, ...]:
        """Who acts where a thing does: whose document *accuses*, who fired *the missiles fired by the army*."""
        ids = self.filling(slot, token)
        if ids or slot != "subj" or token.pos_ in VERBAL:
            return ids
        author = writer(token)
        if author is None:
            governing = governor(token)
            released = governing is not None and governing[1] == "obj" and token.lemma_ in _documents()
            return self.acting(("subj",), predicate(governing[0])) if governing is not None and released else ()
        return self.behind(author)

    def _before(self, token: Token) -> tuple[str, ...]:
        """Who is named before a noun as its owner or origin: *Russian troops*, *a Saudi-led strike*."""
        if token.lower_ in LEADING:
            return tuple(i for t in token.children if t.dep_ in ("npadvmod", "compound") for i in self.named(t))
        if self._is_first_part(token) or is_topic(token):
            return ()
        mention = self._actors.mention_at(token.i)
        return self.named(token) if mention is not None and mention.kind in NAMING else ()

    def _is_first_part(self, token: Token) -> bool:
        """Whether a name only opens a compound: *the Greek-majority island*, *a pro-Russia party*; not *EU-Israel*."""
        after = token.doc[token.i + 1 : token.i + 3]
        opens = len(after) == 2 and after[0].text == "-" and not after[0].whitespace_ and not token.whitespace_
        return opens and after[1].lower_ not in LEADING and self._actors.mention_at(after[1].i) is None

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
        if is_relational(token):
            return tuple(i for slot in ("including", "appos") for t in structure[slot] for i in self.named(t))
        for slot in ("subj", "obj") if token.pos_ in VERBAL else BEHIND:
            ids = [i for t in structure[slot] for i in self.filling(slot, t, depth)]
            if ids:
                return tuple(dict.fromkeys(ids))
        made = (t for t in structure["acl"] if is_passive(t) and any(c.dep_ == "agent" for c in t.children))
        makers = tuple(i for t in made for agent in clause(t)["subj"] for i in self.behind(agent, depth + 1))
        return makers or self._taken_up(token)

    def _taken_up(self, token: Token) -> tuple[str, ...]:
        """Whose a definite thing is by its last mention that tells: *the US presence … that presence*."""
        if token.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ in DEFINITE for c in token.children):
            return ()
        for i in range(token.i - 1, max(token.i - REACH, -1), -1):
            earlier = token.doc[i]
            if earlier.lemma_ == token.lemma_ and earlier.pos_ in ("NOUN", "PROPN"):
                structure = clause(earlier)
                ids = tuple(i for slot in OWNERS for t in structure[slot] for i in self.filling(slot, t, 1))
                if ids:
                    return tuple(dict.fromkeys(ids))
        return ()

    def _also(self, token: Token, named: tuple[str, ...]) -> tuple[str, ...]:
        """The other states of *envoys of Ethiopia and Somalia*, *Thai and Cambodian troops*."""
        if not named or token.pos_ in VERBAL:
            return ()
        structure = clause(token)
        told = {self.get(i).country for i in named}
        joined = tuple(t for t in structure["mod"] if t.dep_ == "conj" or any(c.dep_ == "conj" for c in t.children))
        sources = [tokens for tokens in (structure["of"], joined) if len(tokens) > 1]
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

    def placed(self, token: Token) -> bool:
        """Whether a token is of a place in some state."""
        return self.placed_in(token) in _names()

    def placed_in(self, token: Token) -> str | None:
        """The country of the place that a token is of."""
        place = self._places.at(token.i)
        return place.country if place is not None else None

    def host(self, token: Token) -> str:
        """The state of a place: the page's own actor for it, else one that rests on the place's words."""
        place = self._places.at(token.i)
        assert place is not None
        assert place.country is not None
        if place.country not in self._states:
            self._enter(place.country, next(s for s in place.mentions if s[0] <= token.idx < s[1]))
        return self._states[place.country]

    def _enter(self, country: str, span: Span) -> str:
        """Take in a state that the page does not name, resting on the words that tell it."""
        number = len(self._actors.records) + len(self.hosts) + 1
        actor = Actor(id=f"a{number}", name=_names()[country], kind="state", country=country, mentions=(span,))
        self.hosts[actor.id] = actor
        self._states[country] = actor.id
        return actor.id

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


def is_topic(token: Token) -> bool:
    """Whether a state only tells what a noun is about, *Iran policy*, or what kind it is of: *the Thai language*."""
    noun = token.head
    plain = token.pos_ == "PROPN" and token.dep_ == "compound" and not token.is_upper and "." not in token.text
    return noun.lemma_ in KINDS_OF_THINGS or (noun.lemma_ in TOPICS and plain)


def _camp(actor: Actor) -> tuple[str | None, bool]:
    """The state of an actor, and whether he is at odds with its government."""
    return actor.country, bool(OPPOSED & set(actor.sectors))


def _heads(token: Token, mention: Mention) -> bool:
    """Whether a token governs a mention; of *secretary-general* the parser may choose another word than the mention."""
    inside = mention.start <= token.i < mention.end
    return token.i == mention.head or (inside and not mention.start <= token.head.i < mention.end)


def is_relational(noun: Token) -> bool:
    """Whether a noun is for somebody other than its possessor: *Kyiv's allies*."""
    return noun.lemma_.lower() in _others()


@lexicon.cached
def _others() -> frozenset[str]:
    """Nouns for somebody other than their possessor: *Kyiv's allies* are not Kyiv."""
    return frozenset(row["lemma"] for row in lexicon.table("relations_nouns"))


@lexicon.cached
def _documents() -> frozenset[str]:
    """Nouns for documents in which whoever releases them speaks."""
    return frozenset(row["lemma"] for row in lexicon.table("document_nouns"))


@lexicon.cached
def _names() -> dict[str, str]:
    """State names by ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: row["name"] for row in lexicon.table("countries")}
