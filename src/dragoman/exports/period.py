"""The days that an export is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.store.rows import first_day, last_day


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both within; None is no bound."""

    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, since: str | None, until: str | None) -> Period:
        """The period between two ISO days, months or years.

        Raises:
            UsageError: one of them is none.
        """
        for value in (since, until):
            if value is not None and first_day(value) is None:
                raise UsageError(f"'{value}' is not a day like 2024-05-16, a month or a year")
        return cls(first_day(since), last_day(until))

    def where(self, column: str) -> tuple[str, list[object]]:
        """A condition of SQL on a day, with its parameters; without bounds it holds for every row."""
        bounds = [(f"{column} {sign} ?", day) for sign, day in ((">=", self.since), ("<=", self.until)) if day]
        return " AND ".join(condition for condition, _ in bounds) or "true", [day for _, day in bounds]
