"""Where answers are kept: a web archive that grows record by record, and beside it what is known of each version."""

from __future__ import annotations

import io
import json
import sys
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.errors import UsageError
from dragoman.fetching.answers import Answer
from dragoman.fetching.client import USER_AGENT

UNDONE = ("transfer-encoding", "connection", "keep-alive", "content-length")
"""Headers of the way that an answer travelled, not of what it holds."""

RECORD_END = b"\r\n\r\n"
CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Archive:
    """A `.warc.gz` that answers are appended to, by one run at a time.

    `NAME.state.jsonl` beside it has a line for each address: its ETag, its Last-Modified, the hash of its page, and
    what the feed that led to it said of its last change; the last line of an address counts. Every record is a gzip
    member of its own, written at once and before its line, so that a run that is killed loses the record that it was
    writing and no other.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state_path = path.with_name(f"{path.name}.state.jsonl")
        fresh = not path.exists() or path.stat().st_size == 0
        self._versions = {} if fresh else _versions(self.state_path)
        self._gzip = path.name.lower().endswith(".gz")
        self._file = _opened(path)
        try:
            self._state = self.state_path.open("wb" if fresh else "ab")
        except OSError as failure:
            raise UsageError(f"cannot write to {self.state_path}: {failure.strerror}") from failure
        if fresh:
            self._write_info()
        else:
            self._state.write(b"\n")  # ends a line that a killed run left
            if not self._gzip and not _ends_whole(path):
                self._file.write(RECORD_END)  # so that the next record begins a line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._state.close()

    def conditions(self, url: str) -> dict[str, str]:
        """The headers that ask for a page only if it is another than the archive holds."""
        known = self._versions.get(url, {})
        return {header: known[name] for name, header in CONDITIONS.items() if name in known}

    def holds(self, url: str, body: bytes) -> bool:
        """Whether the last that was kept of an address has this very body."""
        return self._versions.get(url, {}).get("sha256") == sha256(body).hexdigest()

    def is_done(self, url: str, changed: str) -> bool:
        """Whether an address was kept when its feed said the same of its last change."""
        return self._versions.get(url, {}).get("changed") == changed

    def keep(self, answer: Answer) -> None:
        """Append an answer."""
        headers = [(name, value) for name, value in answer.headers if name.lower() not in UNDONE]
        headers.append(("Content-Length", str(len(answer.body))))
        writer = WARCWriter(io.BytesIO(), gzip=self._gzip)
        record = writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=StatusAndHeaders(answer.said, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-IP-Address": answer.address},
        )
        writer.write_record(record)
        self._append(writer)

    def remember(self, url: str, answer: Answer, body: bytes, changed: str | None) -> None:
        """Note the version of an answer, and that it was asked for as `url`.

        Args:
            url: the address that was asked for; the answer's own is another after redirects.
            answer: what came.
            body: the answer's, without compression.
            changed: what the feed said of its last change; empty where it said nothing, None without a feed.
        """
        version = {name: value for name in CONDITIONS if (value := answer.header(name))}
        self._note(answer.url, {**version, "sha256": sha256(body).hexdigest()})
        if changed is not None:
            self.remember_change(url, changed)

    def remember_change(self, url: str, changed: str) -> None:
        """Note that an address was kept as it was after this change."""
        self._note(url, {**self._versions.get(url, {}), "changed": changed})

    def _note(self, url: str, version: dict[str, str]) -> None:
        self._versions[url] = version
        line = json.dumps({"url": url, **version}, ensure_ascii=False, sort_keys=True)
        self._state.write(line.encode("utf-8", "replace") + b"\n")
        self._state.flush()

    def _write_info(self) -> None:
        writer = WARCWriter(io.BytesIO(), gzip=self._gzip)
        about = {"software": USER_AGENT, "format": "WARC File Format 1.0", "robots": "obey"}
        writer.write_record(writer.create_warcinfo_record(self.path.name, about))
        self._append(writer)

    def _append(self, writer: WARCWriter) -> None:
        self._file.write(writer.out.getvalue())
        self._file.flush()


def _opened(path: Path) -> io.BufferedWriter:
    if not path.name.lower().endswith((".warc", ".warc.gz")):
        raise UsageError(f"an archive's name ends in .warc or .warc.gz, not so {path}")
    try:
        file = path.open("ab")
    except OSError as failure:
        raise UsageError(f"cannot write to {path}: {failure.strerror}") from failure
    if not _locked(file):
        file.close()
        raise UsageError(f"another run is writing to {path}")
    return file


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-min(len(RECORD_END), path.stat().st_size), io.SEEK_END)
        return file.read() == RECORD_END


def _locked(file: io.BufferedWriter) -> bool:
    """Lock a file for as long as it is open, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _versions(path: Path) -> dict[str, dict[str, str]]:
    """What the last runs remembered; lines that are damaged count for nothing: their pages are asked for anew."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return {}
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        known = _object(line)
        if isinstance(url := known.pop("url", None), str):
            found[url] = {name: value for name, value in known.items() if isinstance(value, str)}
    return found


def _object(line: bytes) -> dict[str, Any]:
    try:
        known = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}
