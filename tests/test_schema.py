import json
import re
from pathlib import Path

import pytest

from dragoman import report
from dragoman.report import Record, Report
from dragoman.show.jsonl import schema

DOCS = Path(__file__).parent.parent / "docs"
RECORDS = [
    thing
    for thing in vars(report).values()
    if isinstance(thing, type) and issubclass(thing, Record) and thing != Record
]


def test_the_schema_in_the_docs_is_the_one_of_the_record_types() -> None:
    assert (DOCS / "report.schema.json").read_text(encoding="utf-8") == schema(), "run: make fixtures"


def test_the_schema_names_every_field_of_the_report() -> None:
    properties = json.loads(schema())["properties"]
    assert list(properties) == [field.alias or name for name, field in Report.model_fields.items()]
    assert properties["schema"]["const"] == "dragoman/1"


def test_records_refuse_unknown_fields_in_the_schema_too() -> None:
    assert all(record["additionalProperties"] is False for record in json.loads(schema())["$defs"].values())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_docs_name_the_fields_of_each_record_in_order(record: type[Record]) -> None:
    text = (DOCS / "report.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {record.__name__}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None, f"no section on {record.__name__}"
    named = re.findall(r"^\| `(\w+)` \|", section[1], re.MULTILINE)
    assert named == [field.alias or name for name, field in record.model_fields.items()]


@pytest.mark.parametrize(
    "name",
    [
        "Basis",
        "ActorKind",
        "TimeType",
        "Form",
        "Status",
        "EnvelopeField",
        "Precision",
        "PlaceRole",
        "Polarity",
        "Stance",
    ],
)
def test_the_docs_name_every_value_of_each_closed_list(name: str) -> None:
    text = (DOCS / "report.md").read_text(encoding="utf-8")
    values = getattr(report, name).__args__
    assert [value for value in values if f"`{value}`" not in text] == []


def test_the_docs_name_every_type_of_plover() -> None:
    text = (DOCS / "report.md").read_text(encoding="utf-8")
    assert [kind for kind in report.PLOVER if f"`{kind}`" not in text] == []
