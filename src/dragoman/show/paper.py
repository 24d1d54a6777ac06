"""What texts for the terminal are written on: the same bytes for the same width and colour, wherever it runs."""

from __future__ import annotations

import re
from io import StringIO

from rich.console import Console


def paper(width: int, colour: bool) -> Console:
    """A console that keeps what is printed on it, `width` cells wide; it looks at no environment."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )


def written(console: Console) -> str:
    """All that was printed on a paper, without blanks at the ends of lines."""
    file = console.file
    assert isinstance(file, StringIO)
    return re.sub(r" +(?=\n)", "", file.getvalue())
