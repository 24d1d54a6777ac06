"""Web archives: which records are pages, how bodies are undone, and what damage costs."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import brotli
import pytest

from dragoman.errors import DamagedRecord, EmptyInput, InputError, TooLarge
from dragoman.pages import Source, Tally, sources, warc

BODY = b"<p>The ministers met in Nairobi.</p>"
HTML = b"Content-Type: text/html"


def answer(body: bytes = BODY, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    return b"\r\n".join([b"HTTP/1.1 " + status, *headers, b"", body])


def record(block: bytes, kind: bytes = b"response", url: bytes = b"https://example.org/a", length: int = -1) -> bytes:
    lines = [
        b"WARC/1.0",
        b"WARC-Type: " + kind,
        b"WARC-Record-ID: <urn:uuid:0>",
        b"WARC-Date: 2025-03-13T08:00:00Z",
        b"WARC-Target-URI: " + url,
        b"Content-Type: application/http; msgtype=response",
        b"Content-Length: %d" % (len(block) if length < 0 else length),
    ]
    return b"\r\n".join([*lines, b"", block, b"", b""])


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 7] for at in range(0, len(body), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


PAGE = record(answer(BODY, HTML))


def read(data: bytes) -> list[Source | InputError]:
    return list(warc.read_archive("a", io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type, unused-ignore]


def content(data: bytes) -> str | bytes:
    (found,) = read(data)
    assert isinstance(found, Source), found
    return found.content


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_its_address_and_the_offset_of_its_record(packed: bool, tmp_path: Path) -> None:
    first, second = (gzip.compress(PAGE), gzip.compress(PAGE)) if packed else (PAGE, PAGE)
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(first + second)
    assert list(sources(file)) == [
        Source(f"{file}@{offset}", BODY, url="https://example.org/a", kind="html") for offset in (0, len(first))
    ]


def test_an_archive_that_was_compressed_as_a_whole_gives_its_pages() -> None:
    assert [type(found) for found in read(gzip.compress(PAGE * 3))] == [Source] * 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY), [b"Content-Encoding: gzip"]),
        (gzip.compress(BODY) + b"junk", [b"Content-Encoding: x-gzip"]),
        (zlib.compress(BODY), [b"Content-Encoding: deflate"]),
        (zlib.compress(BODY)[2:-4], [b"Content-Encoding: deflate"]),
        (brotli.compress(BODY), [b"Content-Encoding: br"]),
        (brotli.compress(gzip.compress(BODY)), [b"Content-Encoding: gzip, br"]),
        (chunked(BODY), [b"Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(BODY)), [b"Transfer-Encoding: chunked", b"Content-Encoding: gzip"]),
    ],
)
def test_chunks_and_compression_are_undone(body: bytes, headers: list[bytes]) -> None:
    assert content(record(answer(body, *headers))) == BODY


@pytest.mark.parametrize("coding", [b"gzip", b"deflate", b"br", b"zstd", b"nonsense"])
def test_a_body_that_the_crawler_undid_already_is_left_as_it_is(coding: bytes) -> None:
    assert content(record(answer(BODY, b"Content-Encoding: " + coding, b"Transfer-Encoding: chunked"))) == BODY


@pytest.mark.parametrize(
    ("charset", "expected"),
    [
        ("windows-1251", "<p>Москва</p>"),
        ("no-such-charset", "<p>Москва</p>".encode("cp1251")),
        ("utf-8", "<p>Москва</p>".encode("cp1251")),
        ("iso-8859-1", "<p>Москва</p>".encode("cp1251")),
    ],
)
def test_the_charset_of_the_header_is_used_where_it_fits(charset: str, expected: str | bytes) -> None:
    header = f'Content-Type: text/html; charset="{charset}"'.encode()
    assert content(record(answer("<p>Москва</p>".encode("cp1251"), header))) == expected


def test_what_is_no_page_is_counted_by_kind() -> None:
    told: list[Tally] = []
    data = b"".join(
        [
            record(b"software: x", b"warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", b"request"),
            record(answer(b"", b"Location: /b", status=b"301 Moved")),
            record(answer(BODY, HTML, status=b"404 Not Found")),
            record(answer(b"\x89PNG", b"Content-Type: image/png")),
            record(answer(BODY, HTML), url=b"https://example.org/robots.txt"),
            record(answer(b" ", HTML)),
            PAGE,
        ]
    )
    found = list(warc.read_archive("a", io.BufferedReader(io.BytesIO(data)), told.append))  # type: ignore[arg-type, unused-ignore]
    assert [type(item) for item in found] == [Source]
    kinds = [("empty", 1), ("error page", 1), ("no response", 2), ("not HTML", 1), ("redirect", 1), ("robots.txt", 1)]
    assert told == [Tally("a", 1, 0, tuple(kinds))]
    assert str(told[0]) == "a: 1 pages, 7 not pages, 0 damaged"


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


@pytest.mark.parametrize(
    "wrong",
    [
        damaged(gzip.compress(PAGE), 60),
        damaged(gzip.compress(PAGE), len(gzip.compress(PAGE)) - 6),
        gzip.compress(PAGE)[:-40],
        gzip.compress(b"no record"),
        gzip.compress(record(answer(), length=10**12)),
        gzip.compress(PAGE.replace(b"Content-Length: ", b"Content-Length: -")),
        b"neither gzip nor a record",
    ],
    ids=["data", "checksum", "cut", "no record", "false length", "negative length", "junk"],
)
def test_a_damaged_record_is_named_by_its_offset_and_the_rest_goes_on(wrong: bytes) -> None:
    whole = gzip.compress(PAGE)
    first, error, last = read(whole + wrong + whole)
    assert isinstance(error, DamagedRecord)
    assert error.origin == f"a@{len(whole)}"
    assert [item.origin for item in (first, last) if isinstance(item, Source)] == ["a@0", f"a@{len(whole + wrong)}"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_is_cut_short_says_so_at_its_end(packed: bool) -> None:
    whole = gzip.compress(PAGE) if packed else PAGE
    for cut in range(1, len(whole) - 4, 7):
        first, error = read(whole + whole[:-cut] if cut > 4 or packed else whole + whole[:-8])
        assert isinstance(first, Source)
        assert isinstance(error, DamagedRecord), cut
        assert error.origin == f"a@{len(whole)}"


def test_a_damaged_record_in_a_plain_archive_is_skipped() -> None:
    wrong = PAGE.replace(b"WARC/1.0", b"WORC/1.0")
    _, error, last = read(PAGE + wrong + PAGE)
    assert isinstance(error, DamagedRecord)
    assert isinstance(last, Source)
    assert (error.origin, last.origin) == (f"a@{len(PAGE)}", f"a@{2 * len(PAGE)}")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_an_error_and_no_memory(coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LIMIT", 3_000_000)
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](bytes(20_000_000))
    error, last = read(record(answer(packed, f"Content-Encoding: {coding}".encode())) + PAGE)
    assert isinstance(error, TooLarge)
    assert isinstance(last, Source)


def test_a_record_over_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LIMIT", 1000)
    error, last = read(gzip.compress(record(answer(b"x" * 200_000))) + gzip.compress(PAGE))
    assert isinstance(error, TooLarge)
    assert isinstance(last, Source)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_compressed_body_that_breaks_off_is_damage(coding: str) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](BODY * 9)
    (error,) = read(record(answer(packed[:-12], f"Content-Encoding: {coding}".encode())))
    assert isinstance(error, DamagedRecord)


def test_an_empty_archive_is_an_empty_input() -> None:
    assert [type(item) for item in read(b"\n\n")] == [EmptyInput]


def test_any_change_of_a_byte_leaves_pages_and_documented_errors() -> None:
    whole = gzip.compress(PAGE)
    for at in range(len(whole)):
        for found in read(damaged(whole, at) + whole):
            assert isinstance(found, Source | InputError)
