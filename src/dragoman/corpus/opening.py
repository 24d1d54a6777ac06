"""A store together with what is made from all its pages at once."""

from __future__ import annotations

from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any

from dragoman.errors import StoreError
from dragoman.store import schema
from dragoman.store.derived import derive, make
from dragoman.store.snapshot import Store
from dragoman.store.snapshot import open_store as open_plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def open_store(path: str | PathLike[str], *, at: int | None = None) -> Corpus:
    """Open a store to ask it, at its newest version or at another.

    Derived tables that are older than the pages of the version are made anew in memory when they are first asked for;
    `relate` makes them once for everybody.

    Args:
        path: the store's folder or address.
        at: the number of a version, as `versions` lists them.

    Raises:
        NotStore: there is no store.
        NoVersion: it has no such version.
        NewerStore: a newer Dragoman wrote it.
        StoreFailed: the system refuses.
    """
    plain = open_plain(path, at=at)
    return Corpus(plain.place, plain.manifest)


def relate(path: str | PathLike[str]) -> bool:
    """Make the derived tables of a store's newest version anew where pages have changed since; whether any were.

    Raises:
        NotStore: there is no store.
        StoreError: it cannot be written.
    """
    from dragoman.corpus.makers import MAKERS

    with open_plain(path) as store:
        if not any(map(store.stale, MAKERS)):
            return False
    derive(path, MAKERS)
    return True


def opened(path: str | PathLike[str], at: int | None) -> Corpus:
    """`open_store`, after `relate` where the newest version is asked and the store can be written."""
    if at is None:
        try:
            relate(path)
        except StoreError:
            # It may be somebody else's, to be read alone; what cannot be read at all says so now.
            return open_store(path)
    return open_store(path, at=at)


class Corpus(Store):
    """A store at one version with its derived tables, families to claims, as `schema.derived` declares them."""

    def tables(self) -> tuple[str, ...]:
        """The names of the tables of this version, derived ones among them."""
        return tuple(dict.fromkeys((*super().tables(), *schema.derived())))

    @cached_property
    def _made(self) -> Mapping[str, Any]:
        from dragoman.corpus.makers import MAKERS

        with Store(self.place, self.manifest) as plain:
            return make(plain, MAKERS)

    def _view(self, name: str) -> None:
        if name in schema.derived() and self.stale(name):
            self._datasets[name] = self._made[name]
            self._views.add(name)
        else:
            super()._view(name)
