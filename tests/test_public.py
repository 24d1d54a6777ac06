import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

import dragoman
from dragoman import errors, report
from dragoman.report import Record
from tests.show.made import REPORT

RECORDS = {name for name, thing in vars(report).items() if isinstance(thing, type) and issubclass(thing, Record)}
MODULES = sorted(
    found.name for found in pkgutil.walk_packages(dragoman.__path__, "dragoman.") if not found.name.endswith("__main__")
)


def test_the_list_of_exports_is_sorted() -> None:
    assert list(dragoman.__all__) == sorted(dragoman.__all__)


def test_the_exports_are_the_readers_the_records_and_the_errors_of_an_input() -> None:
    expected = {"read", "read_many", "DragomanError", "InputError", "UsageError"} | RECORDS - {"Record"}
    assert expected <= set(dragoman.__all__)


def test_every_export_is_there() -> None:
    assert [name for name in dragoman.__all__ if not hasattr(dragoman, name)] == []


@pytest.mark.parametrize("function", ["read", "read_many"])
def test_options_of_the_readers_are_given_by_name(function: str) -> None:
    first, *options = inspect.signature(getattr(dragoman, function)).parameters.values()
    assert first.kind is first.POSITIONAL_OR_KEYWORD
    assert {option.kind for option in options} == {inspect.Parameter.KEYWORD_ONLY}


def test_records_are_frozen() -> None:
    for record in (REPORT, REPORT.envelope, *REPORT.actors, *REPORT.places, *REPORT.statements, *REPORT.events):
        name = next(iter(type(record).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, name, None)


def test_error_codes_are_unique() -> None:
    codes = [thing.code for thing in vars(errors).values() if isinstance(thing, type) and hasattr(thing, "code")]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_is_documented(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    bare = [thing.__qualname__ for thing in _public(module) if not inspect.getdoc(thing)]
    assert bare == []


def _public(module: ModuleType) -> list[Any]:
    named = [thing for name, thing in vars(module).items() if not name.startswith("_")]
    own = [t for t in named if (inspect.isfunction(t) or inspect.isclass(t)) and t.__module__ == module.__name__]
    methods = [
        method
        for kind in own
        if inspect.isclass(kind)
        for name, method in vars(kind).items()
        if inspect.isfunction(method) and not name.startswith("_")
    ]
    return [*own, *methods]
