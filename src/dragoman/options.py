"""The options that several commands share, each worded once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="A page (HTML or text), JSON Lines, a web archive, a feed or a folder; - is standard input.",
    ),
]
PublishedOn = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The publication date of pages that carry none."),
]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read at once.")]
OwnLexicon = Annotated[
    list[Path] | None,
    typer.Option(
        envvar="DRAGOMAN_LEXICON", metavar="DIR", help="Your own lexicon, over the shipped one; may be repeated."
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
