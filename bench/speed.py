"""Speed, as ratios to the bare English pipeline on the same text in the same run; seconds do not travel."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from statistics import median

from dragoman import read
from dragoman.language.parse import pipeline

RUNS = 5


def run() -> dict[str, float]:
    """Pages a second on one core, the cost of reading over that of the bare pipeline, and start-up over import."""
    pages = sample_texts()
    texts = [read(page).text for page in pages]
    nlp = pipeline()
    bare = timed(lambda: list(nlp.pipe(texts)))
    whole = timed(lambda: [read(page) for page in pages])
    start = timed_command("-m", "dragoman", "--version")
    empty = timed_command("-c", "pass")
    return {
        "speed: pages a second": len(pages) / whole,
        "speed: reading / bare pipeline on the same text": whole / bare,
        "speed: start-up / empty interpreter": start / empty,
    }


def sample_texts() -> list[str]:
    """The bundled sample pages."""
    folder = files("dragoman").joinpath("samples")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith((".txt", ".html")))
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in names]


def timed(work: Callable[[], object]) -> float:
    """The median seconds of several runs."""
    seconds = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return median(seconds)


def timed_command(*arguments: str) -> float:
    """The median seconds of a whole process."""
    return timed(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))
