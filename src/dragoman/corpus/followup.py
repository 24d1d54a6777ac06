"""What came of what was announced: held, moved to another day, called off, or nothing that a page tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.corpus.agenda_items import SLACK, Item, Window, months, states
from dragoman.corpus.agenda_words import akin
from dragoman.corpus.followup_notices import Notice

# Days after the last one in which a page that gives the day may still report that it was called off or put off.
AFTER = 7
# Such days where the page gives none.
JUST_AFTER = 1
# A new day told later than this after something was put off without one is of another dealing.
REVIVED = 120
RANK = {"moved": 0, "cancelled": 1, "held": 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page tells of an item: `held`, `moved` or `cancelled`; `window` are the days that it then has."""

    state: str
    told: date
    page: str
    event: str | None
    words: str
    window: Window | None = None
    dated: bool = False

    @property
    def order(self) -> tuple[date, int, str, str]:
        """By which outcomes come one after the other."""
        return self.told, RANK[self.state], self.page, self.event or ""


@dataclass(frozen=True, slots=True)
class Followed:
    """An item with its days as last announced, those before, its state and the outcome that tells of it."""

    item: Item
    window: Window
    earlier: tuple[Window, ...] = ()
    state: str = "expected"
    outcome: Outcome | None = None


class Notices:
    """Which of the items a notice is about."""

    def __init__(self, items: Sequence[Item], told: Mapping[str, Iterable[int]]):
        """`told`: for a page the numbers of the items that an event on it tells of."""
        self._items = items
        self._told = {page: frozenset(numbers) for page, numbers in told.items()}
        self._open: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        for number, item in enumerate(items):
            # A year ahead is all that is kept in view: what is put off is put off in its last weeks.
            until = min(item.opening.window[1] + timedelta(REVIVED), item.opening.told + timedelta(400))
            for month in months((item.opening.told, until)):
                for key in item.keys:
                    self._open[(key, *month)].append(number)

    def about(self, notice: Notice, windows: Mapping[int, Window]) -> int | None:
        """The number of the item that a notice is about; None where none is, or several may be.

        Args:
            notice: the notice.
            windows: the days that items have by now, where others than at first.
        """
        near = {n for key in notice.around for n in self._open[(key, notice.told.year, notice.told.month)]}
        near |= self._told.get(notice.page, frozenset())
        scored = []
        for number in sorted(near):
            window = windows.get(number, self._items[number].opening.window)
            if score := self._score(number, window, notice):
                if notice.new is None or not _within(notice.new, window):
                    scored.append((-score, window[0], number))
                elif number in windows:
                    return None  # told again
        if not scored:
            return None
        best = [entry for entry in sorted(scored) if entry[0] == min(scored)[0]]
        # Of several dealings of the same two the next one is meant; of half a clue nothing follows.
        return best[0][2] if len(best) == 1 or -best[0][0] >= SURE else None

    def _score(self, number: int, window: Window, notice: Notice) -> int:
        """How much speaks for an item: its parties, its day, and that it is told of on the page."""
        item = self._items[number]
        if not akin(item.kinds, notice.kinds) or notice.told < item.opening.told:
            return 0
        dated = notice.old is not None and _near(notice.old, window)
        if (notice.old and not dated) or notice.told > window[1] + timedelta(AFTER if dated else JUST_AFTER):
            return 0
        here = number in self._told.get(notice.page, frozenset())
        shared, around = len(item.keys & notice.keys), len(item.keys & notice.around)
        needed = min(len(item.keys), 2)
        alone = len(item.keys) == 1
        foreign = alone and bool(states(notice.keys) - states(item.keys) - {item.opening.row["country"]})
        if foreign and not (here and dated):
            return 0
        if shared >= needed and (not alone or dated or here or self._same_people(item, notice)):
            # What the very page announces is more likely the new day than the old one.
            fresh = item.opening.page == notice.page and not dated
            return SURE + dated + (here and not fresh) - fresh + bool(item.kinds & notice.kinds)
        # *The talks were put off*: of whom, the sentences before tell, or what the page itself announces.
        if around >= needed and not states(notice.keys) - item.keys and (not alone or here):
            return 2 * dated + here + (shared > 0) + 1
        return 1 + dated if here and not states(notice.keys) - item.keys else 0

    @staticmethod
    def _same_people(item: Item, notice: Notice) -> bool:
        return bool((item.people & notice.people) - item.keys)


SURE = 4
"""The score of a notice that names the parties itself."""


def _near(one: Window, other: Window) -> bool:
    """Whether two windows can be of one date; of a month or a week nothing is left to slack."""
    slack = timedelta(0 if max(one[1] - one[0], other[1] - other[0]).days > SLACK else SLACK)
    return one[0] <= other[1] + slack and other[0] - slack <= one[1]


def _within(one: Window, other: Window) -> bool:
    """Whether two windows share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def rescheduled(items: Sequence[Item], notices: Iterable[Notice], told: Mapping[str, Iterable[int]]) -> list[Followed]:
    """Items with all that notices and later announcements of another day make of them.

    Args:
        items: in the order of their first announcements.
        notices: in any order.
        told: for a page the numbers of the items that an event on it tells of.
    """
    found = {number: [] for number in range(len(items))}  # type: dict[int, list[Outcome]]
    search = Notices(items, told)
    windows: dict[int, Window] = {}
    for notice in sorted(notices, key=lambda n: (n.told, n.page, n.number)):
        number = search.about(notice, windows)
        if number is not None:
            outcome = _outcome(notice, windows.get(number, items[number].opening.window))
            windows[number] = outcome.window or windows.get(number, items[number].opening.window)
            found[number].append(outcome)
    return [_walked(item, [*found[number], *_restated(item)]) for number, item in enumerate(items)]


def _outcome(notice: Notice, window: Window) -> Outcome:
    after = None
    if notice.state == "moved":
        after = notice.new
        if after is None and notice.shift:
            after = (window[0] + timedelta(notice.shift), window[1] + timedelta(notice.shift))
    return Outcome(notice.state, notice.told, notice.page, notice.event, notice.words, after)


def _restated(item: Item) -> Iterator[Outcome]:
    """Later announcements of the same occurrence for days that are not among those before."""
    window = item.opening.window
    for later in item.announcements[1:]:
        if _near(later.window, window):
            window = _narrower(later.window, window)
        elif later.told > item.opening.told:
            window = later.window
            yield Outcome("moved", later.told, later.page, later.row["event"], later.row["sentence"], window)


def _narrower(one: Window, other: Window) -> Window:
    return one if other[0] <= one[0] and one[1] <= other[1] else other


def _walked(item: Item, outcomes: Iterable[Outcome]) -> Followed:
    """An item after what pages tell of it, one after the other."""
    now = Followed(item, _first_window(item))
    for outcome in sorted(outcomes, key=lambda o: o.order):
        now = _after(now, outcome)
    return now


def _first_window(item: Item) -> Window:
    """The days of the first announcement, or fewer of them where another one made before a move tells them."""
    window = item.opening.window
    for later in item.announcements[1:]:
        if _near(later.window, window):
            window = _narrower(later.window, window)
    return window


def _after(now: Followed, outcome: Outcome) -> Followed:
    if outcome.state == "moved":
        return _moved(now, outcome)
    if outcome.state == now.state or now.state == "held":
        return now
    return replace(now, state=outcome.state, outcome=outcome)


def _moved(now: Followed, outcome: Outcome) -> Followed:
    if outcome.window is None:
        # Put off without another day: its days stay on record among the earlier ones.
        known = now.state != "expected"
        return now if known else replace(now, state="moved", earlier=(*now.earlier, now.window), outcome=outcome)
    if outcome.window == now.window and now.window not in now.earlier:
        return now
    earlier = now.earlier if now.window in now.earlier else (*now.earlier, now.window)
    return replace(now, state="moved", window=outcome.window, earlier=earlier, outcome=outcome)


def merged(followed: Sequence[Followed]) -> list[Followed]:
    """Without the items that only announce the new day of another that was moved to it."""
    blocks: dict[frozenset[str], list[int]] = defaultdict(list)
    for number, one in enumerate(followed):
        blocks[one.item.keys].append(number)
    kept: dict[int, Followed] = dict(enumerate(followed))
    for numbers in blocks.values():
        for number in numbers:
            for other in numbers if followed[number].state == "moved" else ():
                if number in kept and other in kept and number != other:
                    _take(kept, number, other)
    return [kept[number] for number in sorted(kept)]


def _take(kept: dict[int, Followed], number: int, other: int) -> None:
    """Take in another item where it is what this one was moved to."""
    one, two = kept[number], kept[other]
    if one.state != "moved" or one.outcome is None or two.item.opening.told < one.outcome.told:
        return
    if not akin(one.item.kinds, two.item.kinds):
        return
    item = Item((*one.item.announcements, *two.item.announcements))
    if one.window in one.earlier:
        # A day was still to be named, and now it is.
        if (two.item.opening.told - one.outcome.told).days <= REVIVED and not _near(two.window, one.window):
            kept[number] = replace(one, item=item, window=two.window)
            del kept[other]
    elif _near(two.window, one.window):
        state = (two.state, two.outcome) if two.outcome else (one.state, one.outcome)
        kept[number] = replace(
            one, item=item, window=two.window, earlier=(*one.earlier, *two.earlier), state=state[0], outcome=state[1]
        )
        del kept[other]
