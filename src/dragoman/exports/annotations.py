"""W3C Web Annotations, JSON-LD: every record of a report with the passages that it rests on.

Follows the *Web Annotation Data Model* and *Vocabulary* (W3C Recommendations, 23 February 2017). One
AnnotationCollection with one AnnotationPage, an annotation a record: its targets are the passages, its body the record
as JSON, and who or what it is elsewhere (Wikidata, GeoNames).

Positions are code points of the text that Dragoman took out of the page (`renderedVia`); the quotation finds the
passage in the page itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

import dragoman
from dragoman.corpus import Corpus
from dragoman.exports.jsonl import BATCH
from dragoman.exports.period import Period
from dragoman.report import Event, Report, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix, as many as Hypothesis takes."""
SOFTWARE = {"id": f"urn:dragoman:software:{dragoman.__version__}", "type": "Software", "name": "Dragoman"}
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
ADDRESS = ("http://", "https://")
MOTIVATIONS = {"actor": "identifying", "place": "identifying", "time": "classifying"}
COLLECTION = "urn:dragoman:annotations"

TOTAL = """
SELECT (SELECT count(*) FROM actors SEMI JOIN chosen USING (page) WHERE mentions > 0)
     + (SELECT count(*) FROM places SEMI JOIN chosen USING (page) WHERE mentions > 0)
     + (SELECT count(*) FROM times SEMI JOIN chosen USING (page))
     + (SELECT count(*) FROM statements SEMI JOIN chosen USING (page) WHERE span_start IS NOT NULL OR cue IS NOT NULL)
     + (SELECT count(*) FROM events SEMI JOIN chosen USING (page)) AS total
"""


def pieces(corpus: Corpus, period: Period) -> Iterator[str]:
    """The document, an annotation a line, of the pages published in a period, in the order of their ids."""
    within, parameters = period.where("published")
    chosen = corpus.sql(f"SELECT page FROM pages WHERE {within}", parameters)
    total = corpus.sql(TOTAL, chosen=chosen).column("total")[0].as_py()
    yield from _opening(total)
    first = True
    for batch in corpus.batches(f"SELECT report FROM pages WHERE {within} ORDER BY page", parameters, size=BATCH):
        for text in batch.column("report").to_pylist():
            for made in annotated(Report.model_validate_json(text)):
                yield ("\n" if first else ",\n") + json.dumps(made, ensure_ascii=False)
                first = False
    yield "\n]}}\n"


def _opening(total: int) -> Iterator[str]:
    page = f"{COLLECTION}:1"
    head = {"@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection", "label": "Records of Dragoman"}
    yield json.dumps({**head, "total": total, "last": page})[:-1]
    first = {"id": page, "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0}
    yield f', "first": {json.dumps(first)[:-1]}, "items": ['


def annotated(report: Report) -> Iterator[dict[str, Any]]:
    """An annotation for every record of a report that rests on a passage."""
    for actor in report.actors:
        known = WIKIDATA + actor.wikidata if actor.wikidata else None
        yield from _annotation(report, "actor", actor.id, actor, actor.mentions, known)
    for place in report.places:
        known = f"{GEONAMES}{place.geonames}/" if place.geonames and place.geonames > 0 else None
        yield from _annotation(report, "place", place.id, place, place.mentions, known)
    for number, time in enumerate(report.times, 1):
        yield from _annotation(report, "time", f"t{number}", time, (time.span,))
    for said in report.statements:
        yield from _annotation(report, "statement", said.id, said, _said(said))
    for event in report.events:
        yield from _annotation(report, "event", event.id, event, (event.trigger,))


def _said(said: Statement) -> tuple[Span, ...]:
    return said.content or ((said.cue,) if said.cue else ())


def _annotation(
    report: Report, kind: str, local: str, record: BaseModel, spans: tuple[Span, ...], known: str | None = None
) -> Iterator[dict[str, Any]]:
    if not spans:
        return
    told = record.model_dump_json(exclude_none=True)
    motivation = MOTIVATIONS.get(kind, "describing")
    body: list[dict[str, Any]] = [
        {"type": "TextualBody", "value": told, "format": "application/json", "purpose": motivation}
    ]
    if isinstance(record, Event):
        body.append({"type": "TextualBody", "value": record.type, "format": "text/plain", "purpose": "tagging"})
    if known:
        body.append({"type": "SpecificResource", "source": known, "purpose": "identifying"})
    targets = [_target(report, span) for span in spans]
    yield {
        "id": f"{address(report.id)}:{local}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": SOFTWARE,
        "body": body,
        "target": targets,
    }


def _target(report: Report, span: Span) -> dict[str, Any]:
    start, end = span
    quoted = {
        "type": "TextQuoteSelector",
        "exact": report.text[start:end],
        "prefix": report.text[max(0, start - AROUND) : start],
        "suffix": report.text[end : end + AROUND],
    }
    selectors = [{"type": "TextPositionSelector", "start": start, "end": end}, quoted]
    return {"type": "SpecificResource", "source": _source(report), "renderedVia": SOFTWARE, "selector": selectors}


def _source(report: Report) -> str:
    url = report.envelope.url
    return url if url and url.startswith(ADDRESS) else address(report.id)


def address(page: str) -> str:
    """The IRI of a page, made of its id."""
    return f"urn:dragoman:page:{quote(page, safe='')}"
