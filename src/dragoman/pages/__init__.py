"""Pages: from files, folders, corpora and standard input to articles with their envelopes.

sources(path) ─► Source ─► encoding ─► html | plain ─► Draft ─► credits, dateline, day ─► Page
"""

from dragoman.pages.page import Page, read_page
from dragoman.pages.sources import Source, Tally, sources

__all__ = ["Page", "Source", "Tally", "read_page", "sources"]
