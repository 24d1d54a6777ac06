"""Whom an act concerns: never its actor, nor what he uses or gives, but who is addressed, struck, helped or asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from dragoman.actors.nouns import titles
from dragoman.events.frames import Frame, classes
from dragoman.events.parties import MILITARY, OFFICIAL, OPPOSED, Parties, is_relational, is_topic
from dragoman.events.predicates import Predicate, predicate
from dragoman.language.clauses import VERBAL, clause, expand, is_passive
from dragoman.report import Actor

# Slots that lead from an act to whom it concerns, the likeliest first; times and circumstances are left out.
INWARD = tuple(
    "obj iobj to against with on for from over of xcomp ccomp about into toward acl purpose".split()  # noqa: SIM905
)
OWNING = ("subj", "poss", "mod", "in", "inside", "between", "by")
DEEPEST = 5
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl"})
ADDRESSED = ("iobj", "obj", "to", "with", "for", "against", "on", "from")
ASKED = ("subj", *ADDRESSED)
DEMANDING = frozenset({"REQUEST", "ACCUSE"})
# Acts that reach whom they concern where he is, so that a place within their complement tells the recipient.
REACHING = frozenset({"AGREE", "AID", "RETREAT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# Acts by which somebody gives, sends or moves his own: troops and envoys are their means.
SENDING = frozenset({"AGREE", "AID", "MOBILIZE", "CONSULT", "RETREAT", "CONCEDE", "COOPERATE"})
# Acts that may reach people of the actor's own state.
AT_HOME = frozenset({"COERCE", "ASSAULT", "PROTEST"})
# Acts of all parties alike: whoever else is named in what is agreed on is no recipient.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# "threatened a strike unless Israel withdraws": whoever is to meet the condition is threatened.
CONDITIONAL = frozenset({"THREATEN", "REJECT"})
CONDITIONS = frozenset({"if", "unless", "until"})
# What stands after *in* and leads to nobody whom the act concerns.
CIRCUMSTANCES = frozenset(
    {
        "recognition",
        "light",
        "view",
        "wake",
        "line",
        "accordance",
        "addition",
        "spite",
        "defiance",
        "exchange",
        "return",
    }
    | {"coordination", "cooperation", "conjunction", "collaboration", "consultation", "partnership", "agreement"}
)
# "put off the vote after Russian objections": words that answer whoever acts in the clause beside them.
ANSWERING = frozenset({"after", "following", "despite", "amid", "under", "over"})
ANSWERS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
# Acts of those who rule that are never towards their own state.
OUTWARD = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "REQUEST", "REJECT", "THREATEN"})
FELLOWS = frozenset({"CVL", "OPP", "LAB", "EDU"})
WITHDRAWING = frozenset({"withdraw", "recall", "pull"})
AIMS = frozenset({"demand", "denounce", "condemn", "oppose", "protest"})
STRUCK = ("obj", "on", "against", "at")
FREEING = frozenset({"release", "return", "freedom", "handover"})
UNDERGOER = "undergoer"
HOME = "home"
"""The role of the state that the actor rules, where nobody else is told: *declared a curfew*."""


class Recipients:
    """Finds whom the acts of one page concern."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def of(self, frame: Frame, act: Predicate, actor: Sequence[str]) -> tuple[str, ...]:
        """The recipients of an act by a frame's roles; a place that is visited or struck stands for its state.

        Where no role is filled by an actor, whoever is named first within the act's complements receives it:
        *promised to continue aid to Mozambique*, *rejected a plan for Gaza*. An act that reaches people where they
        are may have a place there.
        """
        unknown = not actor and any(t.pos_ == "PROPN" for t in act["subj"])
        if not frame.recipient or (frame.type == "AGREE" and unknown):
            return ()  # what private people agree to concerns no state
        search = _Search(self._parties, frame, act, actor)
        found = search.whom()
        crowd = [i for i in found if _is_crowd(self._parties.get(i))]
        if crowd and (country := search.scene()):
            self._parties.homes.update(dict.fromkeys(crowd, country))
        return found


class _Search:
    """The search for the recipients of one act."""

    def __init__(self, parties: Parties, frame: Frame, act: Predicate, actor: Sequence[str]) -> None:
        self._parties = parties
        self._frame = frame
        self._predicate = act
        self._actor = frozenset(actor)
        self.countries = {parties.get(i).country for i in actor} - {None}
        self._rules = any(_rules(parties.get(i)) for i in actor)
        # Of a blast *that killed three people* the people are no news beside what the blast is told to have struck.
        self._crowds = bool(actor) or _is_main(act)

    def whom(self) -> tuple[str, ...]:
        """Whom the act concerns."""
        frame, act = self._frame, self._predicate
        if frame.type == "THREATEN" and (ids := self._menaced() or self.condition()):
            return ids
        for role in (*frame.recipient, UNDERGOER):
            ids = self.role(role)
            if ids:
                return ids
        unsaid = act.head.pos_ in VERBAL and is_passive(act.head) and not act["obj"]
        if unsaid or (frame.type in MUTUAL and len(self.countries) > 1):
            return ()
        told = self.condition() or self.within() or self.protested() or self.struck_at_home() or self.ruled()
        return told or self._answered()

    def _menaced(self) -> tuple[str, ...]:
        """Whom the force that is threatened would strike: *threatened to shell British troops if they fired*."""
        struck = (t for verb in self._predicate["xcomp"] for slot in STRUCK for t in clause(verb)[slot])
        return self._others(i for t in struck if "%official" in self._parties.kinds(t) for i in self._parties.named(t))

    def _answered(self) -> tuple[str, ...]:
        """Whose act words answer, by the clause that they stand beside: *put off the vote after objections*."""
        noun = self._predicate.head
        beside = noun.dep_ == "pobj" and noun.head.lower_ in ANSWERING and noun.head.head.pos_ in VERBAL
        if not beside or self._frame.type not in ANSWERS or self._predicate.support is not None:
            return ()
        return self._others(self._parties.acting(("subj",), predicate(noun.head.head)))

    def role(self, role: str) -> tuple[str, ...]:
        """The recipients that fill one role of the frame."""
        tokens = self._predicate[role]
        if role in COMPLEMENTS:
            ids = self._addressed(tokens)
        else:
            ids = self._others(i for t in tokens for i in self._named(role, t))
            ids = tuple(i for i in ids if role != "obj" or not self._is_moved(i))
        if ids:
            return ids
        if role in COMPLEMENTS:
            return ()
        return self._abroad(tokens) or self._abroad(t for token in tokens for t in clause(token)["of"])

    def condition(self) -> tuple[str, ...]:
        """Who is to meet the condition of a threat or refusal."""
        if self._frame.type not in CONDITIONAL:
            return ()
        own = self._predicate.carrier
        clauses = [t for t in own.subtree if t.dep_ == "advcl" and _is_condition(t)]
        clauses = sorted(clauses, key=lambda t: t.head not in (own, self._predicate.head))
        found = self._others(i for t in clauses for s in clause(t)["subj"] for i in self._parties.behind(s))
        deeper = (s for t in clauses for c in clause(t)["ccomp"] for s in clause(c)["subj"])
        return found or self._others(i for s in deeper for i in self._parties.behind(s))

    def within(self) -> tuple[str, ...]:
        """Whoever is named first within the act's complements."""
        level = [token for slot in INWARD for token in self._predicate[slot]]
        doers = self._predicate["subj"]
        for depth in range(DEEPEST):
            for token in level:
                if self._frees(token):
                    return self._others(self._holders(token))
                found = () if self._is_eased(token) else self._parties.behind(token)
                ids = tuple(i for i in self._others(found) if not self._is_own_state(i) and not self._is_means(i))
                if not ids and depth and not found and self._frame.type in REACHING:
                    ids = self._abroad((token,))
                if ids:
                    return self._with_joined(ids, token)
            level = [t for token in level for t in self._inward(token) if t not in doers]
        return ()

    def _with_joined(self, ids: tuple[str, ...], token: Token) -> tuple[str, ...]:
        """Those found with the others of a list: *aid for Romania and Poland*."""
        joined = (i for t in expand(token) if t is not token for i in self._parties.named(t))
        return tuple(dict.fromkeys((*ids, *(i for i in self._others(joined) if not self._is_own_state(i)))))

    def protested(self) -> tuple[str, ...]:
        """Whom a protest is about, however deep its words stand: *protests by people angry over Iran's role*."""
        if self._frame.type != "PROTEST":
            return ()
        about = (t for t in self._predicate.carrier.subtree if _is_aim(t))
        found = self._others(i for token in about for i in self._parties.behind(token))
        return tuple(i for i in found if not FELLOWS & set(self._parties.get(i).sectors))

    def ruled(self) -> tuple[str, ...]:
        """The actor's own state, where the frame says that an authority does this to those whom it rules."""
        protests = self._frame.type == "PROTEST" and not self._rules
        if not protests and (HOME not in self._frame.recipient or not self._rules):
            return ()
        return tuple(i for i in self._parties.home(tuple(self._actor)) if i not in self._actor)

    def scene(self) -> str | None:
        """The country of the first place within the act's complements."""
        level = [token for slot in (*INWARD, "in", "at", "near", "advcl") for token in self._predicate[slot]]
        for _ in range(DEEPEST):
            for token in level:
                if self._parties.placed(token):
                    return self._parties.placed_in(token)
            level = [
                t for token in level for slot in ("in", "at", "near", "of", "on", "acl") for t in clause(token)[slot]
            ]
        return None

    def struck_at_home(self) -> tuple[str, ...]:
        """The actor's own state where a place in it is struck or closed."""
        if self._frame.type not in AT_HOME or not (self._actor or self._frame.type == "PROTEST"):
            return ()
        level = [token for slot in (*INWARD, "in", "at", "near") for token in self._predicate[slot]]
        for _ in range(3):
            hosts = [self._parties.host(t) for t in level if self._parties.placed(t)]
            if hosts:
                own = self._parties.get(hosts[0]).country in (self.countries or {self._parties.get(hosts[0]).country})
                return tuple(hosts[:1]) if own and hosts[0] not in self._actor else ()
            level = [t for token in level for slot in ("in", "of", "acl", "into") for t in clause(token)[slot]]
        return ()

    def _inward(self, token: Token) -> Iterator[Token]:
        """What stands within a complement; who did what a participle tells of is no recipient: *condemned by Iran*."""
        structure = clause(token)
        without = {"subj", "by"} if token.dep_ in ("acl", "relcl") else set()
        if is_relational(token):
            without |= {"poss", "mod", "of", "to"}
        if self._frame.type == "ACCUSE":  # who is accused stands behind an act, not where it struck
            without |= {"on", "in"}
        slots = (slot for slot in INWARD + OWNING if slot not in without)
        yield from (t for slot in slots for t in structure[slot] if not _is_aside(slot, t))

    def _named(self, role: str, token: Token) -> tuple[str, ...]:
        if self._frees(token):
            return self._holders(token)
        return () if self._is_owned(token) else self._parties.filling(role, token)

    def _frees(self, token: Token) -> bool:
        """Whether a demand is for somebody's release, which those who hold him are asked for."""
        return self._frame.type == "REQUEST" and token.pos_ == "NOUN" and token.lemma_ in FREEING

    def _holders(self, token: Token) -> tuple[str, ...]:
        """Who holds those whose release is demanded: *the release of prisoners jailed in Israel*."""
        freed = [t for slot in ("of", "poss") for t in clause(token)[slot]]
        held = [clause(t) for f in freed for t in clause(f)["acl"] if is_passive(t)]
        agents = tuple(i for told in held for t in told["subj"] for i in self._parties.behind(t))
        return agents or self._abroad(t for told in held for slot in ("in", "at") for t in told[slot])

    def _addressed(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Whom a complement concerns: who shall act in it, *demanded that Iran stop*, or whom its act goes to."""
        doers = set(self._parties.acting(("subj",), self._predicate))
        for token in tokens:
            structure = clause(token)
            for slot in ASKED if self._frame.type in DEMANDING else ADDRESSED:
                fillers = (t for t in structure[slot] if not self._is_owned(t))
                ids = self._others(i for t in fillers for i in self._parties.behind(t) if not self._is_means(i))
                ids = tuple(i for i in ids if i not in doers)
                if ids:
                    return ids
        return ()

    def _abroad(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The states of places that are not the actor's own."""
        hosts = (self._parties.host(token) for token in tokens if self._parties.placed(token))
        return tuple(i for i in dict.fromkeys(hosts) if self._parties.get(i).country not in self.countries)

    def _others(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(i for i in dict.fromkeys(ids) if self._may_receive(i))

    def _may_receive(self, actor_id: str) -> bool:
        told = self._crowds or not _is_crowd(self._parties.get(actor_id))
        return told and actor_id not in self._actor and not self._is_own(actor_id)

    def _is_own(self, actor_id: str) -> bool:
        """Whether somebody is the actor's own: a force that he moves, the state that he rules, the body he is of."""
        reigns = self._rules and self._frame.type in OUTWARD
        if (reigns or self._frame.type == "RETREAT") and self._is_own_state(actor_id):
            return True
        return self._is_own_force(actor_id) or self._parties.is_part(actor_id, self._actor)

    def _is_owned(self, token: Token) -> bool:
        """Whether a thing is the actor's own: *pulled its forces out*."""
        owners: Iterator[Token] = (c for c in token.children if c.dep_ == "poss")
        return any(bool(set(self._parties.named(c)) & self._actor) for c in owners)

    def _is_own_force(self, actor_id: str) -> bool:
        """Whether somebody is the actor's own body that he sends or moves: *mobilized the army*."""
        actor = self._parties.get(actor_id)
        own = self._rules and actor.country is not None and actor.country in self.countries
        armed = bool(MILITARY & set(actor.sectors)) and not OPPOSED & set(actor.sectors)
        return self._frame.type in SENDING and own and actor.kind != "person" and armed

    def _is_means(self, actor_id: str) -> bool:
        """Whether somebody unnamed is rather what is given: *offered to deploy observers*."""
        actor = self._parties.get(actor_id)
        return self._frame.type in SENDING - {"RETREAT"} and actor.kind == "unnamed" and actor.country is None

    def _is_eased(self, token: Token) -> bool:
        """Whether a thing is a restriction that is eased, whose owner gains nothing by it: *lifted its tariffs*."""
        return self._frame.type == "CONCEDE" and token.lemma_ in classes()["restriction"]

    def _is_moved(self, actor_id: str) -> bool:
        """Whether somebody is who is sent or brought back: *withdrew peacekeepers from Syria*."""
        moves = self._frame.type == "MOBILIZE" or self._frame.mode == "withdraw"
        moves = moves or self._predicate.head.lemma_ in WITHDRAWING
        actor = self._parties.get(actor_id)
        return moves and actor.kind == "unnamed" and actor.country is None

    def _is_own_state(self, actor_id: str) -> bool:
        actor = self._parties.get(actor_id)
        return actor.kind == "state" and actor.country in self.countries


def _is_main(act: Predicate) -> bool:
    """Whether an act is told in a clause of its own: *three students were arrested*, not *a blast, killing three*."""
    verb = act.head
    return verb.pos_ in VERBAL and is_passive(verb) and verb.dep_ not in ("relcl", "acl", "advcl", "pcomp")


def _is_crowd(actor: Actor) -> bool:
    """Whether somebody is people of no country and no description: *74 people*, *a man*, *workers*."""
    title = titles().get(actor.name.split()[-1].lower())
    return actor.kind == "unnamed" and actor.country is None and title is not None and title.vague


def _is_aim(token: Token) -> bool:
    """Whether a protest is about something: *over a ban*, *in protest of the ban*, *to demand the king's exit*."""
    if token.dep_ == "pobj":
        of_protest = token.head.lower_ == "of" and token.head.head.lemma_ == "protest"
        return of_protest or token.head.lower_ in ("over", "against")
    return token.dep_ == "dobj" and token.head.lemma_ in AIMS


def _is_aside(slot: str, token: Token) -> bool:
    """Whether a phrase tells circumstances, *in recognition of Iran's help*, or a topic, *the Thai language*."""
    return is_topic(token) if slot == "mod" else slot == "in" and token.lemma_ in CIRCUMSTANCES


def _is_condition(verb: Token) -> bool:
    in_case = any(c.lower_ == "in" and any(n.lower_ == "case" for n in c.children) for c in verb.children)
    return in_case or any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)


def _rules(actor: Actor) -> bool:
    """Whether somebody acts for a state, or for a body that has forces of its own, and is no rebel."""
    return actor.kind == "state" or bool(OFFICIAL & set(actor.sectors) - {"REB", "OPP"})
