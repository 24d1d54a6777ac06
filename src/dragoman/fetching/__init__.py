"""Fetching: from addresses of feeds and pages to a local web archive, politely; the only room that knows the network.

fetch(names) ─► robots.txt, delay ─► checked address ─► answer within limits ─► archive, state
"""

from dragoman.fetching.answers import Limits
from dragoman.fetching.fetch import Fetched, fetch

__all__ = ["Fetched", "Limits", "fetch"]
