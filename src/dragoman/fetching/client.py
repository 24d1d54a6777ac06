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
from dragoman.errors import BadAnswer, Disallowed, FetchError, TooLarge
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
        self._robots: dict[str, Protego] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, conditions: Mapping[str, str]) -> Answer:
        """The answer for an address, after redirects: status 200, or 304 where `conditions` allow for it.

        Raises:
            FetchError: a subclass says why there is none.
            TooLarge: it is over the size limit.
        """
        at = url
        for _ in range(self.limits.redirects + 1):
            target = check(at, allow_private=self._allow_private)
            self._require_allowed(target)
            answer = self._patiently(target, {**HEADERS, **conditions})
            if answer.status in (200, 304):
                return answer
            onward = answer.header("location")
            if answer.status not in REDIRECTS or not onward:
                raise BadAnswer(url, f"{answer.status} {answer.reason}".strip())
            at = urljoin(at, onward).partition("#")[0]
        raise BadAnswer(url, f"more than {self.limits.redirects} redirects")

    def _require_allowed(self, target: Target) -> None:
        if target.site not in self._robots:
            self._robots[target.site] = self._ask_robots(target)
        if not self._robots[target.site].can_fetch(f"{target.site}{target.path}", NAME):
            raise Disallowed(target.url, "robots.txt asks not to fetch it")

    def _ask_robots(self, target: Target) -> Protego:
        """What a site's robots.txt allows: all where there is none, nothing where it cannot be had (RFC 9309)."""
        at = f"{target.site}/robots.txt"
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._patiently(check(at, allow_private=self._allow_private), HEADERS)
                onward = answer.header("location")
                if answer.status not in REDIRECTS or not onward:
                    break
                at = urljoin(at, onward)
            body = decompressed(at, answer.body, answer.header("content-encoding") or "")
        except (FetchError, TooLarge) as failure:
            raise Disallowed(target.url, f"its robots.txt cannot be had: {failure.reason}") from failure
        if answer.status >= 500:
            raise Disallowed(target.url, f"its robots.txt cannot be had: {answer.status} {answer.reason}".strip())
        return Protego.parse(body[:LARGEST_ROBOTS].decode("utf-8", "replace") if answer.status == 200 else "")

    def _patiently(self, target: Target, headers: Mapping[str, str]) -> Answer:
        """Ask, and ask again where the server says that it is busy: as late as it asks, else after 1, 2, 4 ... times
        the delay."""
        for number in range(1, self.limits.tries + 1):
            self._wait_turn(target)
            answer = ask(target, headers, self.limits)
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
        stated = float(robots.crawl_delay(NAME) or 0) if robots else 0.0
        delay = max(self.limits.delay, min(stated, self.limits.longest_delay))
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._sleep(left)


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
