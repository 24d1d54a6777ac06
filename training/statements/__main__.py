"""Train the cue model: `python -m training.statements [OUT]` writes `weights.tsv` anew.

The same text, pipeline and numpy give the same bytes: no chance, no clock.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.statements.choosing import WEIGHTS
from training.statements.examples import examples
from training.statements.fit import fit
from training.statements.markup import texts

HEAD = """# Weights of the cue model (logistic regression), written by `python -m training.statements`.
# Trained on text written for this project alone; see training/statements/MODEL_CARD.md.
"""


def main(out: Path = WEIGHTS) -> None:
    """Read the text, fit the model, write its weights."""
    found = list(examples(texts()))
    weights = fit(found)
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
    out.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{out}: {len(weights):,} weights from {len(found):,} candidates, {sum(e.cue for e in found):,} of them cues")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
