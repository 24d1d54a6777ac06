"""Fine-tune a small encoder to tell what the triggers of a sentence are, and write it as an int8 ONNX file.

This module alone imports PyTorch, transformers and ONNX Runtime; MODEL_CARD.md says how to make a place for them. The
encoder is all-MiniLM-L6-v2 (Apache-2.0). Embeddings and the two lowest layers stay as they are; each word is read at
its first piece. Names of countries, peoples and capitals are swapped for others each time a sentence is seen.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from dragoman.curation.exemplars import NONE
from dragoman.report import PLOVER

TYPES = (NONE, *PLOVER)
STATES = tuple(tuple(line.split("\t")) for line in (Path(__file__).parent / "states.tsv").read_text().splitlines()[2:])
PLACE_OF = {word: (row, column) for row, words in enumerate(STATES) for column, word in enumerate(words)}

LENGTH, BATCH, EPOCHS, FROZEN_LAYERS = 96, 16, 6, 2
ENCODER_RATE, HEAD_RATE, WARM_UP, SMOOTHING, SWAPPED = 2e-4, 1e-3, 0.1, 0.05, 0.7
NONE_WEIGHT = 0.6
"""Words that tell nothing outnumber the others."""


class Tagger(torch.nn.Module):
    """An encoder with one linear layer: log-odds of each type at each piece."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder, self.drop = encoder, torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(encoder.config.hidden_size, len(TYPES))
        for part in (encoder.embeddings, *encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
        """Scores of shape (sentences, pieces, types)."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        return self.head(self.drop(hidden.last_hidden_state))


def train(data: Path, model: Path, out: Path, seed: int = 1) -> None:
    """Learn from the records of `label.py` and write `events.onnx` and `events.int8.onnx` into `out`."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    records = json.loads(data.read_text(encoding="utf-8"))
    tokenizer, tagger = AutoTokenizer.from_pretrained(model), Tagger(AutoModel.from_pretrained(model))
    _fit(tagger, tokenizer, records)
    _write(tagger.eval(), tokenizer, out)


def _fit(tagger: Tagger, tokenizer: Any, records: list[Mapping[str, Any]]) -> None:
    body = [p for p in tagger.encoder.parameters() if p.requires_grad]
    rates = [{"params": body, "lr": ENCODER_RATE}, {"params": tagger.head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = EPOCHS * -(-len(records) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, 1 - step / steps))
    )
    weight = torch.ones(len(TYPES))
    weight[0] = NONE_WEIGHT
    for epoch in range(EPOCHS):
        tagger.train()
        total = 0.0
        for batch in _batches(records):
            pieces, wanted = _encoded(tokenizer, batch)
            scores = tagger(**pieces).view(-1, len(TYPES))
            loss = functional.cross_entropy(
                scores, wanted.view(-1), weight=weight, label_smoothing=SMOOTHING, ignore_index=-100
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (steps / EPOCHS):.3f}", flush=True)


def _batches(records: list[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Sentences of like length together, in random order."""
    random.shuffle(records)
    chunks = [sorted(records[i : i + 160], key=lambda r: len(r["words"])) for i in range(0, len(records), 160)]
    batches = [chunk[i : i + BATCH] for chunk in chunks for i in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    yield from batches


def _encoded(tokenizer: Any, batch: Sequence[Mapping[str, Any]]) -> tuple[Any, Any]:
    words = [_swapped(record["words"]) if random.random() < SWAPPED else record["words"] for record in batch]
    pieces = tokenizer(
        words, is_split_into_words=True, truncation=True, max_length=LENGTH, padding=True, return_tensors="pt"
    )
    wanted = torch.full(pieces["input_ids"].shape, -100)
    for row, record in enumerate(batch):
        seen: set[int] = set()
        for column, word in enumerate(pieces.word_ids(row)):
            if word is not None and word not in seen and str(word) in record["labels"]:
                wanted[row, column] = TYPES.index(record["labels"][str(word)])
            seen.add(word)
    return pieces, wanted


def _swapped(words: Sequence[str]) -> list[str]:
    """The sentence with its states exchanged for others, each for the same one throughout."""
    order = random.sample(range(len(STATES)), len(STATES))
    return [STATES[order[PLACE_OF[w][0]]][PLACE_OF[w][1]] if w in PLACE_OF else w for w in words]


def _write(tagger: Tagger, tokenizer: Any, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    pieces = tokenizer([["Kenya", "met", "Uganda"]], is_split_into_words=True, return_tensors="pt")
    names, axes = ["input_ids", "attention_mask", "token_type_ids"], {0: "sentences", 1: "pieces"}
    whole, small = out / "events.onnx", out / "events.int8.onnx"
    torch.onnx.export(
        tagger,
        tuple(pieces[name] for name in names),
        str(whole),
        input_names=names,
        output_names=["scores"],
        dynamic_axes={name: axes for name in [*names, "scores"]},
        dynamo=False,
    )
    quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    print(f"{small}: {small.stat().st_size / 1e6:.1f} MB")
