"""Learn the parts of pages: `python -m training.pages [OUT]` writes the weights anew; `--measure` measures them.

    python -m training.pages                 # writes src/dragoman/lexicon/page_parts.tsv
    python -m training.pages --measure       # house styles and phrasings left out in turn: MODEL_CARD.md quotes it

No clock and no chance: pages come from a seed, and the same texts give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.pages.learn import measure, to_table, weights

OUT = Path(__file__).parents[2] / "src" / "dragoman" / "lexicon" / "page_parts.tsv"


def main(arguments: list[str]) -> None:
    """Write the weights, or print what they are worth on house styles and phrasings that they have not seen."""
    if "--measure" in arguments:
        for name, figure in measure().items():
            print(f"{name:60} {figure:.3f}")
        return
    out = Path(arguments[0]) if arguments else OUT
    table = to_table(weights())
    out.write_text(table, encoding="utf-8")
    print(f"{out}: {table.count(chr(10)) - 4} features")


if __name__ == "__main__":
    main(sys.argv[1:])
