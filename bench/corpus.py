"""The corpus half on made corpora whose truth is known: families, occurrences, agenda and claims.

The whole way: pages of text are read, kept and related. Perfect events: reports that a perfect reader would give are
kept and related, so that faults of the corpus are seen apart from those of reading. Seed 1 is developed with, seed 2
and the others are not tuned on. `python -m bench.corpus [SEED ...]` prints the figures of some seeds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from statistics import mean

from bench import corpus_scores as scores
from bench.corpus_maker import Made, made
from bench.corpus_prepared import report
from bench.corpus_scores import Truth
from bench.corpus_sites import written
from dragoman.corpus import open_store, relate
from dragoman.store import add, add_reports

DEVELOPED, UNTOUCHED = 1, 2
OTHERS = (3, 4, 5, 6, 7)
SAGAS = 90
PAGES = 420
"""Pages that are read of a seed: the room stays under a minute and a half on two cores."""


def run(shared: Path) -> dict[str, float]:
    """The figures: the whole way of two seeds, perfect events of those and the mean of others."""
    figures = {
        f"{label}: {name}": value
        for label, seed in (("seed 1", DEVELOPED), ("not tuned on", UNTOUCHED))
        for name, value in whole_way(made(seed, SAGAS, PAGES)).items()
    }
    figures |= {f"perfect events, seed 1: {n}": v for n, v in perfect(made(DEVELOPED, SAGAS)).items()}
    several = [perfect(made(seed, SAGAS)) for seed in (UNTOUCHED, *OTHERS)]
    named = f"perfect events, not tuned on, mean of {len(several)} seeds"
    return figures | {f"{named}: {name}": mean(one[name] for one in several) for name in several[0]}


def gold_sha(shared: Path) -> str:
    """Which data the truth is made from: the SHA-256 of the files beside this module."""
    files = sorted(Path(__file__).parent.glob("corpus_*.t*"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def whole_way(corpus: Made) -> dict[str, float]:
    """The figures of a made corpus whose pages are read."""
    with tempfile.TemporaryDirectory() as folder:
        pages = written(corpus.pages, Path(folder) / "pages.jsonl")
        add([pages], Path(folder) / "store", workers=os.cpu_count() or 1)
        return measured(corpus, Path(folder) / "store")


def perfect(corpus: Made) -> dict[str, float]:
    """The figures of a made corpus as a perfect reader would give it."""
    with tempfile.TemporaryDirectory() as folder:
        add_reports(map(report, corpus.pages), Path(folder) / "store")
        return measured(corpus, Path(folder) / "store")


def measured(corpus: Made, folder: Path) -> dict[str, float]:
    """The figures of a store that has a made corpus."""
    relate(folder)
    with open_store(folder) as store:
        truth = Truth(corpus, store)
        return {
            **scores.families(truth),
            **scores.occurrences(truth),
            **scores.agenda(truth),
            **scores.claims(truth),
        }


def main(seeds: Iterable[str]) -> None:
    """Print the figures of some seeds."""
    for seed in map(int, seeds):
        told(f"seed {seed}, whole way", whole_way(made(seed, SAGAS, PAGES)))
        told(f"seed {seed}, perfect events", perfect(made(seed, SAGAS)))


def told(label: str, figures: Mapping[str, float]) -> None:
    """Print figures."""
    print(f"{label}:")
    for name, value in figures.items():
        print(f"  {name:60s} {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["1"])
