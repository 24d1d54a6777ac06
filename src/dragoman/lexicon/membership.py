"""Who belongs to which organization on which day: the table `members`. No event is coded by it."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.lexicon.force import cached, table
from dragoman.lexicon.rows import Row


def members(organization: str, day: str | None = None, *, status: str | None = None) -> tuple[str, ...]:
    """The members of an organization on a day, as ISO 3166-1 alpha-3 codes, sorted; suspended ones are among them.

    Args:
        organization: its name, or one of its names, as in the tables `members` and `organizations` (*NATO*, *Nato*).
        day: an ISO day, month or year; None asks for members without an end.
        status: only members of this status: `suspended`, `permanent`, `elected`, or empty for plain members.

    An organization that the tables do not know has none.
    """
    rows = (row for row in member_rows(organization) if row.holds(day))
    return tuple(sorted({row["country"] for row in rows if status is None or row["status"] == status}))


def member_rows(organization: str) -> tuple[Row, ...]:
    """Every membership of an organization that the table knows, in its order."""
    return _rows().get(canonical(organization), ())


def memberships(country: str, day: str | None = None) -> tuple[str, ...]:
    """The organizations that a country (ISO 3166-1 alpha-3) belongs to on a day, sorted by name."""
    own = (row for row in table("members") if row["country"] == country)
    return tuple(sorted({row["organization"] for row in own if row.holds(day)}))


def canonical(organization: str) -> str:
    """The name by which the tables know an organization; the name itself where they do not."""
    return _names().get(organization.casefold(), organization)


@cached
def _rows() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in table("members"):
        found.setdefault(row["organization"], []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cached
def _names() -> Mapping[str, str]:
    own = {name.casefold(): name for name in _rows()}
    for row in table("organizations"):
        for name in row.many("names"):
            own.setdefault(name.casefold(), row["name"])
    return own
