import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.corpus.opening import Corpus

DOCS = Path(__file__).parent.parent.parent / "docs" / "corpus.md"
TEXT = DOCS.read_text(encoding="utf-8")
BLOCK = re.compile(
    r"```python\n(?P<code>.*?)```\n+```text\n(?P<shown>.*?)```"
    r"|```console\n\$ dragoman (?P<command>.*?)\n(?P<printed>.*?)```",
    re.DOTALL,
)


def test_the_example_of_the_docs_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each block of Python prints what the block of text after it shows; each command what stands below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    blocks = list(BLOCK.finditer(TEXT))
    assert len(blocks) > 7
    names: dict[str, object] = {}
    for block in blocks:
        if block["command"]:
            assert CliRunner().invoke(app, block["command"].split()).stdout == block["printed"]
        else:
            exec(block["code"], names)
            assert capsys.readouterr().out == block["shown"]


def test_every_method_that_asks_is_in_the_docs() -> None:
    asking = {name for name in vars(Corpus) if not name.startswith("_")} - {"tables", "asked"}
    assert [name for name in sorted(asking) if f"`{name}(" not in TEXT] == []


def written(text: str) -> str:
    """The docs with what each block prints now, in a folder of its own."""
    import contextlib
    import io

    names: dict[str, object] = {}

    def shown(block: re.Match[str]) -> str:
        if block["command"]:
            printed = CliRunner().invoke(app, block["command"].split(), env={"COLUMNS": "80"}).stdout
            return f"```console\n$ dragoman {block['command']}\n{printed}```"
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(block["code"], names)
        return f"```python\n{block['code']}```\n\n```text\n{out.getvalue()}```"

    return BLOCK.sub(shown, text)


if __name__ == "__main__":
    import os
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        DOCS.write_text(written(TEXT), encoding="utf-8")
