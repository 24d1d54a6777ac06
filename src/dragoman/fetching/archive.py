"""Where answers are kept: a web archive that grows record by record, and beside it what servers said of versions."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.errors import UsageError
from dragoman.fetching.answers import Answer
from dragoman.fetching.client import USER_AGENT

UNDONE = ("transfer-encoding", "connection", "keep-alive", "content-length")
"""Headers of the way that an answer travelled, not of what it holds."""

CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Archive:
    """A `.warc.gz` that answers are appended to; `NAME.state.json` beside it holds their ETag and Last-Modified.

    Every record is a gzip member of its own, written at once, so that a run that is stopped leaves whole records.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state_path = path.with_name(f"{path.name}.state.json")
        fresh = not path.exists() or path.stat().st_size == 0
        self._versions = {} if fresh else _versions(self.state_path)
        self._gzip = path.name.lower().endswith(".gz")
        self._file = _opened(path)
        if fresh:
            self._write_info()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._save()

    def conditions(self, url: str) -> dict[str, str]:
        """The headers that ask for a page only if it is another than the archive holds."""
        known = self._versions.get(url, {})
        return {header: known[name] for name, header in CONDITIONS.items() if name in known}

    def keep(self, url: str, answer: Answer) -> None:
        """Append an answer, and remember its version under the address that was asked for."""
        headers = [(name, value) for name, value in answer.headers if name.lower() not in UNDONE]
        headers.append(("Content-Length", str(len(answer.body))))
        writer = WARCWriter(io.BytesIO(), gzip=self._gzip)
        record = writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-IP-Address": answer.address},
        )
        writer.write_record(record)
        self._append(writer)
        told = {name: value for name in CONDITIONS if (value := answer.header(name))}
        self._versions = {**self._versions, url: told} if told else self._versions
        self._save()

    def _write_info(self) -> None:
        writer = WARCWriter(io.BytesIO(), gzip=self._gzip)
        about = {"software": USER_AGENT, "format": "WARC File Format 1.0", "robots": "obey"}
        writer.write_record(writer.create_warcinfo_record(self.path.name, about))
        self._append(writer)

    def _append(self, writer: WARCWriter) -> None:
        self._file.write(writer.out.getvalue())
        self._file.flush()

    def _save(self) -> None:
        """The versions, written whole or not at all."""
        if not self._versions:
            return
        draft = self.state_path.with_name(f"{self.state_path.name}.new")
        draft.write_text(json.dumps(self._versions, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        os.replace(draft, self.state_path)


def _opened(path: Path) -> io.BufferedWriter:
    if not path.name.lower().endswith((".warc", ".warc.gz")):
        raise UsageError(f"an archive's name ends in .warc or .warc.gz, not so {path}")
    try:
        return path.open("ab")
    except OSError as failure:
        raise UsageError(f"cannot write to {path}: {failure.strerror}") from failure


def _versions(path: Path) -> dict[str, dict[str, str]]:
    """What the last runs remembered; a file that is damaged counts as none: everything is then asked for anew."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {str(url): {str(k): str(v) for k, v in known.items()} for url, known in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}
