"""Web archives: which records are pages, how bodies are undone, and what damage costs."""

from __future__ import annotations

import gzip
import hashlib
import io
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        (gzip.compress(BODY[:9]) + gzip.compress(BODY[9:]), [b"Content-Encoding: gzip"]),
        (gzip.compress(gzip.compress(BODY)), [b"Content-Encoding: gzip", b"Content-Encoding: gzip"]),
        (chunked(BODY)[:-5], [b"Transfer-Encoding: Chunked"]),
        (chunked(BODY).replace(b"\r\n", b";ext=1\r\n", 1), [b"Transfer-Encoding: gzip, chunked"]),
        (chunked(BODY), [b"Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(BODY)), [b"Transfer-Encoding: chunked", b"Content-Encoding: gzip"]),
    ],
)
def test_chunks_and_compression_are_undone(body: bytes, headers: list[bytes]) -> None:
    assert content(record(answer(body, *headers))) == BODY


@pytest.mark.parametrize("coding", [b"gzip", b"deflate", b"br", b"zstd", b"nonsense"])
def test_a_body_that_the_crawler_undid_already_is_left_as_it_is(coding: bytes) -> None:
    for body in (BODY, b"\xef\xbb\xbf" + BODY, b"\r\n " + BODY):
        assert content(record(answer(body, b"Content-Encoding: " + coding, b"Transfer-Encoding: chunked"))) == body


@pytest.mark.parametrize("body", [chunked(BODY)[:20], b"7\r\n<p>The \r\nzz\r\nministers"])
def test_a_body_that_breaks_off_within_a_chunk_is_damage(body: bytes) -> None:
    (error,) = read(record(answer(body, HTML, b"Transfer-Encoding: chunked")))
    assert isinstance(error, DamagedRecord)


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
            record(b"", b"revisit"),
            record(b"outlinks: x", b"metadata"),
            record(BODY, b"resource"),
            record(b"20250313", url=b"dns:example.org"),
            record(answer(b"<?xml version='1.0'?><rss><channel/></rss>", HTML)),
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
    kinds = {
        "empty": 1,
        "error page": 1,
        "feed": 1,
        "metadata": 1,
        "not HTML": 1,
        "other record": 1,
        "redirect": 1,
        "request": 1,
        "resource": 1,
        "revisit": 1,
        "robots.txt": 1,
        "warcinfo": 1,
    }
    assert told == [Tally("a", 1, others=tuple(kinds.items()))]


def test_a_tally_says_all_in_one_line() -> None:
    tally = Tally("a", 3, 1, 2, (("redirect", 4), ("request", 3)))
    assert str(tally) == "a: 3 pages, 7 not pages (redirect 4, request 3), 1 damaged, 2 too large"
    assert str(Tally("a", 1)) == "a: 1 page, 0 not pages, 0 damaged"


@pytest.mark.parametrize("version", [b"WARC/0.17", b"WARC/0.18", b"WARC/1.0", b"WARC/1.1"])
@pytest.mark.parametrize("status", [b"HTTP/1.0 200 OK", b"HTTP/1.1 200", b"HTTP/2 200", b"HTTP/2.0 200 "])
def test_versions_of_archives_and_of_the_web(version: bytes, status: bytes) -> None:
    data = PAGE.replace(b"WARC/1.0", version).replace(b"HTTP/1.1 200 OK", status)
    length = b"Content-Length: %d" % len(answer(BODY, HTML).replace(b"HTTP/1.1 200 OK", status))
    data = data.replace(b"Content-Length: %d" % len(answer(BODY, HTML)), length)
    assert content(data) == BODY


def test_addresses_stand_in_angle_brackets_in_archives_of_version_1_0() -> None:
    (found,) = read(record(answer(BODY, HTML), url=b"<https://example.org/a>"))
    assert isinstance(found, Source)
    assert found.url == "https://example.org/a"


def test_lines_end_as_they_may() -> None:
    data = PAGE.replace(b"\r\n", b"\n")
    short = len(answer(BODY, HTML)) - len(answer(BODY, HTML).replace(b"\r\n", b"\n"))
    data = data.replace(
        b"Content-Length: %d" % (len(answer(BODY, HTML))), b"content-length:%d" % (len(answer(BODY, HTML)) - short)
    )
    assert [type(found) for found in read(data * 2)] == [Source] * 2


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("wrong", [-9, 9, 300, 10**6, 10**8])
def test_a_false_length_costs_its_own_record_and_no_other(wrong: int, packed: bool) -> None:
    false = record(answer(BODY, HTML), length=len(answer(BODY, HTML)) + wrong)
    data = PAGE + false + PAGE + PAGE
    found = read(gzip.compress(data) if packed else data)
    places = [len(PAGE) * n - (len(PAGE) - len(false) if n > 1 else 0) for n in range(4)]
    assert [type(item) for item in found] == [Source, DamagedRecord, Source, Source]
    assert [item.origin for item in found] == [f"a@0+{place}" if packed and place else f"a@{place}" for place in places]


def test_pages_of_one_member_are_named_by_their_place_in_it() -> None:
    found = read(gzip.compress(PAGE) + gzip.compress(PAGE * 2))
    assert [item.origin for item in found] == [
        "a@0",
        f"a@{len(gzip.compress(PAGE))}",
        f"a@{len(gzip.compress(PAGE))}+{len(PAGE)}",
    ]


def test_a_member_of_many_records_that_is_cut_gives_those_before_the_cut() -> None:
    noise = b"".join(hashlib.sha256(b"%d" % n).hexdigest().encode() for n in range(3000))
    whole = gzip.compress(b"".join(record(answer(BODY + noise[at : at + 60_000])) for at in range(0, 180_000, 60_000)))
    found = read(whole[: len(whole) * 5 // 6])
    assert [type(item) for item in found] == [Source, Source, DamagedRecord]
    again = read(whole[: len(whole) * 5 // 6] + gzip.compress(PAGE))
    assert [type(item) for item in again] == [Source, Source, DamagedRecord, Source]


def test_a_stored_member_that_is_damaged_is_not_read_twice() -> None:
    packed = gzip.compress(PAGE * 2, compresslevel=0)
    found = read(packed[:-6] + b"\0" + packed[-5:] + gzip.compress(PAGE))
    assert [item.origin for item in found if isinstance(item, Source)] == ["a@0", f"a@{len(packed)}"]


def test_padding_and_empty_members_are_passed_over() -> None:
    data = b"\0" * 70_000 + gzip.compress(PAGE) + b"\r\n\0\0" + gzip.compress(b"") + gzip.compress(PAGE) + b"\0" * 512
    assert [type(item) for item in read(data)] == [Source, Source]


def test_many_false_lengths_take_no_more_time_than_reading() -> None:
    head = b"WARC/1.0\r\nContent-Length: 9000000\r\n\r\n"
    found = read(gzip.compress(head * 40_000))
    assert len(found) == 40_000
    assert all(isinstance(item, DamagedRecord) for item in found)


@pytest.mark.parametrize("packed", [False, True])
def test_memory_does_not_grow_with_the_archive(packed: bool, tmp_path: Path) -> None:
    data = record(answer(BODY * 3000, HTML))
    data = gzip.compress(data, 1) if packed else data
    file = tmp_path / "a.warc"
    file.write_bytes(data * 300)
    tracemalloc.start()
    with file.open("rb") as stream:
        assert sum(isinstance(item, Source) for item in warc.read_archive("a", stream)) == 300
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_500_000 < 300 * len(BODY * 3000) // 20


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


NUMBERED = [record(answer(b"<p>Page %d. %s" % (n, b"word " * (40 * n)), HTML)) for n in range(5)]


@pytest.mark.parametrize("packed", [False, True])
@settings(deadline=None, max_examples=150)
@given(
    which=st.integers(0, 4),
    start=st.floats(0, 1),
    size=st.integers(0, 400),
    inserted=st.binary(max_size=60) | st.sampled_from([b"WARC/1.0\r\n", b"\r\n\r\n", b"\x1f\x8b\x08\0", b"9" * 7]),
)
def test_damage_to_one_record_costs_no_other(
    packed: bool, which: int, start: float, size: int, inserted: bytes
) -> None:
    """Bytes within one record are cut out and others put in; the rest is read, each page once."""
    parts = [gzip.compress(part, mtime=0) for part in NUMBERED] if packed else list(NUMBERED)
    whole = parts[which]
    at = round(start * (len(whole) - 5))
    parts[which] = whole[:at] + inserted + whole[min(at + size, len(whole) - 4) :]
    found = [item.content for item in read(b"".join(parts)) if isinstance(item, Source)]
    others = [b"<p>Page %d. " % n for n in range(5) if n != which]
    beginnings = [content[:11] for content in found if isinstance(content, bytes)]
    assert [beginning for beginning in beginnings if beginning in others] == others
