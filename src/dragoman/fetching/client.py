"""A polite client: it asks robots.txt first, waits between requests to one host, and follows redirects with every hop
checked as the first address was."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from protego import Protego

from dragoman import __version__
from dragoman.errors import BadAnswer, Disallowed, InputError, Unreachable
from dragoman.fetching.addresses import Target, check
from dragoman.fetching.answers import Answer, Limits, ask
from dragoman.pages.bodies import decompressed

NAME = "dragoman"
USER_AGENT = f"{NAME}/{__version__} (reads news about the dealings of states; obeys robots.txt)"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
READABLE = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "+xml", "text/plain")
REDIRECTS = (301, 302, 303, 307, 308)
TRY_LATER = (429, 503)
LARGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB)."""


class Client:
    """One request at a time, never two to one host without the delay between them.

    Args:
        limits: sizes, times and delays.
        allow_private: whether networks that are not public may be asked; for tests against a local server.
        sleep: what waits.
    """

    def __init__(
        self, limits: Limits, *, allow_private: bool = False, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self.limits = limits
        self._allow_private = allow_private
        self._sleep = sleep
        self._robots: dict[str, Protego | InputError] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, conditions: Callable[[str], Mapping[str, str]]) -> Answer:
        """The answer for an address, after redirects: status 200, or 304 where its conditions allow for it.

        Args:
            url: the address.
            conditions: the headers that ask an address only for another version than is known.

        Raises:
            FetchError: a subclass says why there is none.
            TooLarge: it is over the size limit.
        """
        at = url
        for _ in range(self.limits.redirects + 1):
            target = check(at, allow_private=self._allow_private)
            self._require_allowed(target)
            answer = self._patiently(target, {**HEADERS, **conditions(at)}, READABLE)
            if answer.status in (200, 304):
                return answer
            onward = _location(answer)
            if answer.status not in REDIRECTS or not onward:
                raise BadAnswer(url, answer.said)
            at = _joined(url, at, onward)
        raise BadAnswer(url, f"more than {self.limits.redirects} redirects")

    def _require_allowed(self, target: Target) -> None:
        if target.site not in self._robots:
            self._robots[target.site] = self._ask_robots(target)
        robots = self._robots[target.site]
        if isinstance(robots, InputError):
            kind = Unreachable if isinstance(robots, Unreachable) else Disallowed
            raise kind(target.url, f"its robots.txt cannot be had: {robots.reason}")
        if not robots.can_fetch(f"{target.site}{target.path}", NAME):
            raise Disallowed(target.url, "robots.txt asks not to fetch it")

    def _ask_robots(self, target: Target) -> Protego | InputError:
        """What a site's robots.txt allows: all where there is none; where it cannot be had, the error (RFC 9309, 2.3).

        A site that is busy (429) counts as one whose robots.txt cannot be had, stricter than the standard.
        """
        at = f"{target.site}/robots.txt"
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._patiently(check(at, allow_private=self._allow_private), HEADERS)
                onward = _location(answer)
                if answer.status not in REDIRECTS or not onward:
                    break
                at = _joined(at, at, onward)
            if answer.status >= 500 or answer.status == 429:
                return BadAnswer(at, answer.said)
            body = decompressed(at, answer.body, answer.header("content-encoding") or "")
        except InputError as failure:
            return failure
        text = body[:LARGEST_ROBOTS].decode("utf-8-sig", "replace") if answer.status == 200 else ""
        return Protego.parse(text)

    def _patiently(self, target: Target, headers: Mapping[str, str], types: tuple[str, ...] = ()) -> Answer:
        """Ask, and ask again where the server says that it is busy: as late as it asks, else after 1, 2, 4 ... times
        the delay."""
        for number in range(1, self.limits.tries + 1):
            self._wait_turn(target)
            try:
                answer = ask(target, headers, self.limits, types)
            finally:
                self._asked[target.host] = time.monotonic()
            if answer.status not in TRY_LATER or number == self.limits.tries:
                break
            asked = retry_after(answer.header("retry-after"))
            wait = self.limits.delay * 2 ** (number - 1) if asked is None else asked
            if wait > self.limits.longest_wait:
                raise BadAnswer(target.url, f"{answer.status}: asks to wait {wait:.0f} s")
            self._sleep(wait)
        return answer

    def _wait_turn(self, target: Target) -> None:
        last = self._asked.get(target.host)
        robots = self._robots.get(target.site)
        stated = float(robots.crawl_delay(NAME) or 0) if isinstance(robots, Protego) else 0.0
        delay = max(self.limits.delay, min(stated, self.limits.longest_delay))
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._sleep(left)


def _location(answer: Answer) -> str | None:
    """Where a redirect leads; servers send the bytes of UTF-8, though headers are latin-1."""
    text = answer.header("location")
    try:
        return text.encode("latin-1").decode("utf-8").strip() if text else None
    except UnicodeError:
        return text


def _joined(url: str, at: str, onward: str) -> str:
    try:
        return urljoin(at, onward).partition("#")[0]
    except ValueError as failure:
        raise BadAnswer(url, "redirects to a malformed address") from failure


def retry_after(text: str | None) -> float | None:
    """Seconds that a Retry-After header asks to wait (a number, or a date); None where it says nothing."""
    if not text:
        return None
    if text.strip().isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
