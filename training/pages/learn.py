"""From made pages to weights, and what the weights are worth on styles and phrasings that they have not seen."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.pages.dump import Line, classified, without_repeats
from dragoman.pages.features import features
from dragoman.pages.parts import PARTS, parts
from training.pages import crf, data
from training.pages.generate import MadePage, pages, split_phrasings

NUMBER, PENALTY, LEAST = 600, 2.0, 6
"""Pages that are made; the square penalty; pages with a feature, for it to get a weight."""

DROPPED = 0.15
"""Share of features that are left out of each line while learning, so that none is leant on alone."""

FOLDS, SEEDS = 4, (4, 5, 6)
Weights = Mapping[str, tuple[float, ...]]


def lines_of(page: MadePage) -> list[Line]:
    """The lines of a page as the reader of dumps sees them."""
    return without_repeats(classified(line.text for line in page.lines))


def weights(number: int = NUMBER, steps: int = crf.STEPS, made: Iterable[MadePage] | None = None) -> Weights:
    """The weights learnt from made pages.

    Args:
        number: of pages.
        steps: of the search, at the most.
        made: the pages; if None, the mean over sets of all styles and phrasings, one for each of `SEEDS`.
    """
    sets = [made] if made is not None else [pages(number, seed) for seed in SEEDS]
    return mean([_train(each, steps) for each in sets])


def _train(made: Iterable[MadePage], steps: int) -> Weights:
    chance = random.Random(1)
    return crf.train([example(page, chance) for page in made], PENALTY, data.cues(), LEAST, steps)


def mean(models: Sequence[Weights]) -> Weights:
    """The mean of several models: what one has learnt from its own pages by chance weighs less."""
    nothing = (0.0,) * len(PARTS)
    names = sorted({name for model in models for name in model})
    rows = {name: zip(*(model.get(name, nothing) for model in models), strict=True) for name in names}
    return {name: tuple(round(sum(column) / len(models), 2) + 0.0 for column in row) for name, row in rows.items()}


def example(page: MadePage, chance: random.Random) -> crf.Page:
    """A page as the trainer takes it, some of its features left out."""
    lines = lines_of(page)
    seen = [[name for name in line if chance.random() > DROPPED] for line in features(lines)]
    return seen, [line.part for line in page.lines], [line.words for line in lines]


def to_table(learnt: Weights) -> str:
    """The weights as a lexicon file: features that tell least are left out."""
    head = [
        "# subject: what the features of a line tell of the part of the page in which it stands",
        "# source: learnt from made pages, see training/pages/MODEL_CARD.md; written by `python -m training.pages`",
        "# note: weights of a conditional random field: positive ones speak for a part, negative ones against it",
        "\t".join(("feature", *PARTS)),
    ]
    rows = ["\t".join((name, *(f"{weight:g}" for weight in row))) for name, row in sorted(learnt.items()) if any(row)]
    return "\n".join([*head, *rows]) + "\n"


def measure() -> dict[str, float]:
    """Body F1 on made pages: of house styles left out in turn, and of phrasings left out."""
    names = tuple(data.styles())
    folds = [tuple(name for index, name in enumerate(names) if index % FOLDS == fold) for fold in range(FOLDS)]
    scores = []
    for fold in folds:
        kept = tuple(name for name in names if name not in fold)
        learnt = weights(made=pages(NUMBER // 2, styles=kept))
        scores.append(body_f1(pages(100, seed=9, styles=fold), learnt))
    known, unknown = split_phrasings()
    learnt = weights(made=pages(NUMBER // 2, phrasings=known))
    figures = {"house styles left out: body F1": sum(scores) / FOLDS}
    figures["phrasings left out: body F1"] = body_f1(pages(200, seed=9, phrasings=unknown), learnt)
    shares = told(pages(200, seed=9, phrasings=unknown), learnt)
    return figures | {f"phrasings left out: {kind} not in the body": share for kind, share in sorted(shares.items())}


def body_f1(made: Iterable[MadePage], learnt: Weights | None = None) -> float:
    """F1 of the words of the body, averaged over pages."""
    return _mean([_f1(page, learnt) for page in made])


def _f1(page: MadePage, learnt: Weights | None) -> float:
    lines = lines_of(page)
    found = [part == "body" for part in parts(features(lines), learnt)]
    gold = [line.part == "body" for line in page.lines]
    both = sum(line.words for line, a, b in zip(lines, found, gold, strict=True) if a and b)
    either = sum(line.words * (a + b) for line, a, b in zip(lines, found, gold, strict=True))
    return 2 * both / either if either else 0.0


def told(made: Iterable[MadePage], learnt: Weights | None = None) -> dict[str, float]:
    """For every kind of furniture, the share of its lines that are kept out of the body."""
    out: defaultdict[str, list[bool]] = defaultdict(list)
    for page in made:
        found = parts(features(lines_of(page)), learnt)
        for line, part in zip(page.lines, found, strict=True):
            if line.part != "body" and line.kind in data.kinds():
                out[line.kind].append(part != "body")
    return {kind: _mean(values) for kind, values in out.items()}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
