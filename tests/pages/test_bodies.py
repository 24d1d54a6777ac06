"""Heads and bodies of answers: headers as they are sent, chunks, and codings that do not hold."""

from __future__ import annotations

import gzip
import zlib

import pytest

from dragoman.errors import DamagedRecord, TooLarge
from dragoman.pages.bodies import Head, dechunked, decompressed, headers, parted, plain

BODY = b"<p>The ministers met.</p>"


def test_a_block_is_parted_at_its_first_blank_line() -> None:
    head, body = parted("o", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY + b"\r\n\r\nmore")
    assert head == Head(200, (("content-type", "text/html"),))
    assert body == BODY + b"\r\n\r\nmore"


@pytest.mark.parametrize("block", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.0 200"])
def test_an_answer_may_have_no_body_and_no_headers(block: bytes) -> None:
    assert parted("o", block) == (Head(200, ()), b"")


@pytest.mark.parametrize("block", [b"", b"ICY 200 OK\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n", b"<html>", b"HTTP/1.1 OK"])
def test_what_begins_with_no_status_is_no_answer(block: bytes) -> None:
    with pytest.raises(DamagedRecord):
        parted("o", block)


def test_headers_may_be_folded_repeated_and_wrong() -> None:
    found = Head(200, headers(b"A: 1\r\nB: x\r\n  y\r\nno header\r\na: 2\r\nC: \xff\r\n"))
    assert found.get("a") == "1, 2"
    assert found.first("a") == "1"
    assert found.get("b") == "x y"
    assert found.get("missing") == found.first("missing") == ""


def test_a_size_that_is_no_number_ends_the_chunks() -> None:
    assert dechunked("o", b"5\r\n<p>ab\r\n0\r\nTrailer: x\r\n\r\n") == b"<p>ab"
    assert dechunked("o", b"ministers\r\n") == b"ministers\r\n"
    with pytest.raises(DamagedRecord):
        dechunked("o", b"5\r\n<p>ab\r\nministers\r\n")


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert decompressed("o", gzip.compress(zlib.compress(BODY)), "deflate, gzip") == BODY
    assert decompressed("o", BODY, "identity") == BODY


def test_what_is_no_text_and_not_in_its_coding_is_damage() -> None:
    with pytest.raises(DamagedRecord):
        decompressed("o", b"\x00\x01\x02", "deflate")


def test_the_limit_holds_over_all_members() -> None:
    packed = gzip.compress(b"x" * 600) * 3
    assert len(decompressed("o", packed, "gzip", 1800)) == 1800
    with pytest.raises(TooLarge):
        decompressed("o", packed, "gzip", 1799)


def test_chunks_are_undone_before_compression() -> None:
    packed = gzip.compress(BODY)
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert plain("o", Head(200, (("transfer-encoding", "chunked"), ("content-encoding", "gzip"))), body) == BODY
