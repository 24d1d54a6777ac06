"""JSON Lines: one report a line, the contract that everything else stands on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dragoman.report import Report


def pieces(reports: Iterable[Report]) -> Iterator[str]:
    """One line of JSON a report."""
    for report in reports:
        yield report.to_json() + "\n"


def schema() -> str:
    """The JSON Schema (draft 2020-12) of one line, made from the record types."""
    model = Report.model_json_schema(by_alias=True, mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
