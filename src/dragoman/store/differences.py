"""What two versions of a store differ in: records that came, went or changed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import islice
from typing import Any, Literal

from dragoman.report import Record, Report
from dragoman.store.snapshot import Store

What = Literal["came", "went", "changed"]
BATCH = 200
KINDS = ("actors", "places", "times", "statements", "events")


@dataclass(frozen=True, slots=True)
class Difference:
    """One record in which two versions differ. `record` is its id in the later version, or in the earlier if it went.

    `why`: *page added*, *page removed*, *page changed*, *reader changed*, *page and reader changed*, or
    *report changed* where a report made elsewhere came with the same page and reader. `fields` names what changed of
    a record.
    """

    what: What
    kind: str
    page: str
    record: str
    words: str
    why: str
    fields: tuple[str, ...] = ()


CHANGED = """
SELECT coalesce(a.page, b.page) AS page, a.reader AS before, b.reader AS after
FROM one AS a FULL JOIN other AS b USING (page)
WHERE a.digest IS DISTINCT FROM b.digest ORDER BY 1
"""


def diff(one: Store, other: Store) -> Iterator[Difference]:
    """The differences from one version of a store to another, page by page in the order of their ids."""
    columns = ("page", "digest", "reader")
    found = one.sql(CHANGED, one=one.table("pages", columns), other=other.table("pages", columns)).to_pylist()
    while batch := found[:BATCH]:
        del found[:BATCH]
        pages = [row["page"] for row in batch]
        before, after = _reports(one, pages), _reports(other, pages)
        for row in batch:
            yield from _page(before.get(row["page"]), after.get(row["page"]), row["before"] != row["after"])


def as_table(differences: Iterable[Difference]) -> Any:
    """Differences as a table (`pyarrow.Table`), a row each."""
    import pyarrow as pa

    kinds = [(field.name, pa.string()) for field in fields(Difference) if field.name != "fields"]
    schema = pa.schema([*kinds, ("fields", pa.list_(pa.string()))])
    return pa.Table.from_pylist([asdict(found) for found in differences], schema)


def _reports(store: Store, pages: list[str]) -> dict[str, Report]:
    import pyarrow as pa

    wanted = pa.table({"page": pa.array(pages, pa.string())})
    found = store.sql("SELECT page, report FROM pages SEMI JOIN wanted USING (page)", wanted=wanted).to_pydict()
    return {
        page: Report.model_validate_json(report) for page, report in zip(found["page"], found["report"], strict=True)
    }


def _page(before: Report | None, after: Report | None, other_reader: bool) -> Iterator[Difference]:
    why = _why(before, after, other_reader)
    for kind in KINDS:
        olds, news = _records(before, kind), _records(after, kind)
        for key, record in news.items():
            if key not in olds:
                yield _difference("came", kind, after, record, why)
            elif changed := _changed(olds[key], record, before, after):
                yield _difference("changed", kind, after, record, why, changed)
        for key, record in olds.items():
            if key not in news:
                yield _difference("went", kind, before, record, why)


def _why(before: Report | None, after: Report | None, other_reader: bool) -> str:
    if before is None or after is None:
        return "page added" if before is None else "page removed"
    page = (before.text, before.envelope) != (after.text, after.envelope)
    if page and other_reader:
        return "page and reader changed"
    if page:
        return "page changed"
    return "reader changed" if other_reader else "report changed"


def _records(report: Report | None, kind: str) -> dict[tuple[object, ...], Record]:
    """The records of a kind under what makes each the same in two readings: its words and their number."""
    found: dict[tuple[object, ...], Record] = {}
    if report is None:
        return found
    for record in getattr(report, kind):
        named = _key(report, record)
        number = 0
        while (*named, number) in found:
            number += 1
        found[(*named, number)] = record
    return found


def _key(report: Report, record: Any) -> tuple[object, ...]:
    """Spans would move with every change of the text before them, so the words themselves are what is compared."""
    if hasattr(record, "trigger"):
        return record.type, report.quote(record.trigger), report.quote(report.sentences[record.sentence])
    if hasattr(record, "content"):
        return tuple(report.quote(span) for span in record.content)
    if hasattr(record, "span"):
        return (report.quote(record.span),)
    return (record.name,)


def _changed(old: Record, new: Record, before: Report | None, after: Report | None) -> tuple[str, ...]:
    assert before is not None
    assert after is not None
    a, b = _told(before, old), _told(after, new)
    return tuple(name for name in a if a[name] != b[name])


def _told(report: Report, record: Record) -> Mapping[str, object]:
    """A record with words for its spans and names for its ids, all of which a second reading may number anew."""
    names = {actor.id: actor.name for actor in report.actors}
    names |= {place.id: place.name for place in report.places}
    names |= {said.id: " … ".join(map(report.quote, said.content)) for said in report.statements}
    kept = (name for name in type(record).model_fields if name not in ("id", "sentence"))
    return {name: _worded(report, names, getattr(record, name)) for name in kept}


def _worded(report: Report, names: Mapping[str, str], value: object) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Record):
        return tuple(_worded(report, names, getattr(value, name)) for name in type(value).model_fields)
    if not isinstance(value, tuple):
        return value
    if len(value) == 2 and all(isinstance(end, int) for end in value):
        return report.quote(value)
    return tuple(_worded(report, names, part) for part in value)


def _difference(
    what: What, kind: str, report: Report | None, record: Any, why: str, fields: Iterable[str] = ()
) -> Difference:
    assert report is not None
    number = getattr(record, "id", None) or f"t{report.times.index(record) + 1}"
    words = " ".join(str(part) for part in islice(_key(report, record), 2))
    return Difference(what, kind.removesuffix("s"), report.id, number, words, why, tuple(fields))
