"""From a path to its sources: what is read, in which order, and what each fault says."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import sys
from pathlib import Path

import pytest

from dragoman.errors import (
    DamagedRecord,
    EmptyInput,
    InputError,
    MalformedLine,
    MissingInput,
    NoPages,
    TooLarge,
    UnreadableInput,
)
from dragoman.pages import Source, sources
from dragoman.pages.sources import _corpus


def listed(path: Path | str) -> list[Source | InputError]:
    return list(sources(path))


def only_error(path: Path | str) -> InputError:
    (found,) = listed(path)
    assert isinstance(found, InputError)
    return found


def test_a_file_is_one_source_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The ministers met.")
    assert listed(file) == [Source(str(file), b"The ministers met.")]


def test_a_folder_gives_its_pages_sorted_and_recursively_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", "picture.png", ".hidden.txt", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}' if name.endswith("jsonl") else "x")
    found = [source.origin for source in listed(tmp_path)]
    names = ["a/b.md", "a/z.html", "b.txt", "c.jsonl:1"]
    assert found == [f"{tmp_path}/{name}" for name in names]


def test_a_corpus_gives_one_source_a_line_with_all_its_fields(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl.gz"
    record = {
        "id": "7",
        "text": "T",
        "url": "https://example.org/a",
        "published": "2024-05-16T08:00:00Z",
        "headline": "H",
    }
    with gzip.open(file, "wt") as stream:
        stream.write(json.dumps(record) + "\n\n" + json.dumps({"html": "<p>x"}) + "\n")
    first, second = listed(file)
    assert first == Source(f"{file}:1", "T", "7", "https://example.org/a", "2024-05-16", "H", "text")
    assert second == Source(f"{file}:3", "<p>x", kind="html")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"id": "a"}', "no 'text' or 'html'"),
        ('{"text": 3}', "no 'text' or 'html'"),
        ('{"text": "a", "url": 3}', "'url' is not a string"),
        ('{"text": "a", "id": [1]}', "'id' is not a string"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_malformed_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    first, wrong, last = listed(file)
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(wrong, MalformedLine)
    assert wrong.origin == f"{file}:2"
    assert reason in wrong.reason


def test_a_date_that_is_none_counts_as_unknown(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text('{"text": "a", "published": "7:58 AM ET"}')
    (source,) = listed(file)
    assert isinstance(source, Source)
    assert source.published is None


def test_faults_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "a.warc.gz").write_bytes(b"x")
    (tmp_path / "bad.jsonl.gz").write_bytes(b"not gzip")
    (tmp_path / "none").mkdir()
    assert isinstance(only_error(tmp_path / "missing.txt"), MissingInput)
    assert isinstance(only_error("a\0b"), MissingInput)
    assert isinstance(only_error(tmp_path / "empty.txt"), EmptyInput)
    assert isinstance(only_error(tmp_path / "empty.jsonl"), EmptyInput)
    assert isinstance(only_error(tmp_path / "none"), NoPages)
    assert isinstance(only_error(tmp_path / "bad.jsonl.gz"), UnreadableInput)
    assert isinstance(only_error(tmp_path / "a.warc.gz"), DamagedRecord)


def test_an_address_is_no_path_and_says_how_it_is_read() -> None:
    error = only_error("https://example.org/feed.xml")
    assert isinstance(error, MissingInput)
    assert error.reason.startswith("an address: fetch it first (dragoman fetch https://example.org/feed.xml --to")


def test_an_archive_is_told_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ministers met."
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    (tmp_path / "a.txt").write_bytes(head + answer)
    assert listed(tmp_path / "a.txt") == [Source(f"{tmp_path}/a.txt@0", b"<p>The ministers met.", kind="html")]


def test_a_corpus_that_is_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl.gz"
    lines = "".join(json.dumps({"id": str(n), "text": str(n) * 400}) + "\n" for n in range(2000))
    file.write_bytes(gzip.compress(lines.encode())[:-200])
    found = listed(file)
    assert isinstance(found[0], Source)
    assert isinstance(found[-1], UnreadableInput)
    assert "damaged" in found[-1].reason


def test_pages_and_lines_over_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["dragoman.pages.sources"], "LIMIT", 30)
    (tmp_path / "a.txt").write_text("x" * 31)
    assert isinstance(only_error(tmp_path / "a.txt"), TooLarge)
    stream = io.BytesIO(b'{"text": "a"}\n{"text": "' + b"b" * 200 + b'"}\n{"text": "c"}\n')
    first, long, last = _corpus("c", stream)
    assert isinstance(long, TooLarge)
    assert [item.content for item in (first, last) if isinstance(item, Source)] == ["a", "c"]


@pytest.mark.parametrize(
    ("given", "origins"),
    [(b"The ministers met.", ["-"]), (b'{"text": "a"}\n{"text": "b"}\n', ["-:1", "-:2"]), (b"{ of braces", ["-"])],
)
def test_standard_input_is_a_page_or_a_corpus(
    monkeypatch: pytest.MonkeyPatch, given: bytes, origins: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert [source.origin for source in sources("-")] == origins


def test_a_source_can_be_sent_to_another_process() -> None:
    source = Source("a", "b", published="2024-05-16")
    assert pickle.loads(pickle.dumps(source)) == source
