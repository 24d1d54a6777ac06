"""Writes the generated files anew, for `make fixtures`: read what changed before you commit it."""

from __future__ import annotations

import atexit
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = Path("src/dragoman/samples")
EXPECTED = Path("tests/samples")


def dragoman(*arguments: str, store: str | None = None) -> str:
    """What the command prints, run from the root so that origins are relative; `store` is the one that it asks."""
    environment = {"COLUMNS": "80", "PATH": "", "PYTHONUTF8": "1", **({"DRAGOMAN_STORE": store} if store else {})}
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return done.stdout.decode()


def shown(command: str) -> str:
    """What the README shows of a command. Those of a store ask one that holds the sample pages."""
    return dragoman(*shlex.split(command), store=None if command.endswith("--help") else _samples())


@cache
def _samples() -> str:
    """A store of the sample pages, which is gone when the process ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    dragoman("add", str(SAMPLES), "--to", folder)
    return folder


def schema() -> None:
    """The JSON Schema in the docs."""
    (ROOT / "docs" / "report.schema.json").write_text(dragoman("schema"), encoding="utf-8", newline="\n")


def readme() -> None:
    """The help and the example brief in the README: each block is what its first line's command prints."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?<=```console\n)\$ dragoman (.*)\n(?:.*\n)*?(?=```)", _block, text), encoding="utf-8")


def _block(match: re.Match[str]) -> str:
    lines = shown(match[1]).strip().splitlines()
    return "\n".join([f"$ dragoman {match[1]}", *(line.rstrip() for line in lines)]) + "\n"


def reports() -> None:
    """The expected reports of the sample pages, indented so that changes can be read."""
    (ROOT / EXPECTED).mkdir(exist_ok=True)
    for sample in sorted((ROOT / SAMPLES).iterdir()):
        report = json.loads(dragoman("read", str(SAMPLES / sample.name), "--format", "jsonl"))
        shown = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
        (ROOT / EXPECTED / f"{sample.name}.json").write_text(shown, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    schema()
    readme()
    reports()
