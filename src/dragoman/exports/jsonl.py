"""JSON Lines of reports: one page a line, as `dragoman read --format jsonl` writes it (docs/report.md).

`dragoman add --reports` reads them back.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.corpus import Corpus
from dragoman.exports.period import Period

BATCH = 200
"""Reports in memory at once."""


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The reports of the pages published in a period, in the order of their ids."""
    within, parameters = period.where("published")
    query = f"SELECT report FROM pages WHERE {within} ORDER BY page"
    for batch in corpus.batches(query, parameters, size=BATCH):
        for report in batch.column("report").to_pylist():
            yield report + "\n"
