"""Bytes to text."""

from __future__ import annotations

import pytest

from dragoman.errors import BinaryInput
from dragoman.pages.encoding import declared_encoding, decode

TEXT = "Café “Zürich” — 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_of_western_pages_is_told(encoding: str) -> None:
    assert decode("p", TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_is_used() -> None:
    page = "<meta charset='iso-8859-2'><p>Łódź</p>"
    assert decode("p", page.encode("iso-8859-2")) == page


@pytest.mark.parametrize("name", ["iso-8859-1", "us-ascii", "utf-8", "nonsense", "rot13", "utf-16"])
def test_a_wrong_declaration_does_not_harm_what_is_plainly_utf8(name: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={name}"><p>{TEXT}</p>'
    assert decode("p", page.encode()) == page


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    page = b"<meta charset=latin1>\x93Quoted\x94"
    assert decode("p", page).endswith("“Quoted”")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"\x00\xff" * 50, b"a\x00\x01\x02\x03" * 100]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode("p", data)


def test_no_declaration_is_none() -> None:
    assert declared_encoding(b"<p>charset=utf-8") is None
