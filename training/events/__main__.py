"""Measure the frames on own sentences, or train a classifier of triggers from them.

python -m training.events                        # recall of the frames by type and what they take for what
python -m training.events --missed               # one line a trigger that the frames miss
python -m training.events --label FILE           # the training data as JSON
python -m training.events --train FILE MODEL OUT # needs PyTorch: see MODEL_CARD.md
"""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.curation.exemplars import NONE
from training.events.data import exemplars


def main(arguments: list[str]) -> None:
    """Do what the first argument says; without one, measure the frames."""
    match arguments:
        case ["--train", data, model, out]:
            from training.events import learn  # PyTorch is no dependency of the project

            learn.train(Path(data), Path(model), Path(out))
        case ["--label", out]:
            from training.events import label  # reads all frames

            print(f"{out}: {label.write(out)} sentences")
        case [] | ["--missed"]:
            measure(missed=bool(arguments))
        case _:
            sys.exit(__doc__)


def measure(*, missed: bool) -> None:
    """Print the table of the frames, or the triggers that they miss."""
    from training.events import rules

    found = list(rules.outcomes(exemplars()))
    if not missed:
        print(rules.table(found))
        return
    for outcome in found:
        mark = outcome.mark
        if mark.type not in (NONE, outcome.found):
            trigger = outcome.exemplar.text[mark.start : mark.end]
            print(mark.type, outcome.found, trigger, outcome.exemplar.text, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
