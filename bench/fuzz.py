"""Damaged pages by the thousand: only documented errors, no page over 10 seconds, no process over 1 GB.

python -m bench.fuzz [--mutants N] [--seed S] [--workers W] [--only K]

Mutants are made from the pages of the gold where it is there, and from the bundled samples. Number K of a seed is
always the same page; `--only K` reads it alone and shows what it raises. Only `read_page` is run.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import resource
import sys
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from bench.scoring import shared_folder
from dragoman.errors import InputError
from dragoman.pages import Source, read_page
from dragoman.pages.warc import read_archive

SAMPLES = Path("src/dragoman/samples")
LONGEST = 10.0
"""Seconds of processor time, so that other work on the machine does not count."""

MOST_MEMORY = 1_000_000_000
SLICE = 40_000
"""Bytes of a page that a mutant is made from: enough for head and article, and cheap."""

SHARD = 50
STUCK = 600
DEEPEST = 50_000
TAGS = ("div", "p", "b", "a", "span", "table", "tr", "td", "ul", "li", "blockquote", "article", "font", "section")
ODD = (
    "\0",
    "\ufeff",
    "\u202e",
    "\ud7ff",
    "&",
    "<",
    "<!--",
    "]]>",
    "<script>",
    "</html>",
    "&#0;",
    "&#x110000;",
    '"',
    "\r",
)
CHARSETS = ("utf-16-le", "utf-16-be", "utf-16", "utf-32", "cp1252", "cp1251", "shift_jis", "utf-7", "cp037")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mutant on which the reader broke its word."""

    number: int
    reason: str


@cache
def seeds() -> tuple[bytes, ...]:
    """The pages that mutants are made from: each page's beginning, and where it is long a part from within."""
    whole = [path.read_bytes() for path in sorted(SAMPLES.iterdir())]
    for name in ("html", "text"):
        gold = shared_folder() / "gold" / "pages" / f"{name}.jsonl.gz"
        if gold.exists():
            with gzip.open(gold, "rt", encoding="utf-8") as lines:
                whole += [json.loads(line)[name].encode("utf-8", "replace") for line in lines]
    return tuple(whole)


def mutant(seed: int, number: int) -> bytes:
    """One damaged page: a part of a page with one to four kinds of damage."""
    chance = random.Random(f"{seed}:{number}")
    page = chance.choice(seeds())
    start = 0 if chance.random() < 0.6 else chance.randrange(max(1, len(page) - SLICE))
    page = page[start : start + SLICE]
    for _ in range(chance.randint(1, 4)):
        page = chance.choice(DAMAGES)(page, chance)
    return page


def truncated(page: bytes, chance: random.Random) -> bytes:
    """Cut short, somewhere."""
    return page[: chance.randrange(len(page) + 1)]


def holed(page: bytes, chance: random.Random) -> bytes:
    """Without a part."""
    start, length = _part(page, chance)
    return page[:start] + page[start + length :]


def repeated(page: bytes, chance: random.Random) -> bytes:
    """With a part many times over."""
    start, length = _part(page, chance)
    part = page[start : start + length]
    return page[:start] + part * min(chance.choice((2, 10, 1000)), 300_000 // (len(part) or 1)) + page[start:]


def flipped(page: bytes, chance: random.Random) -> bytes:
    """With some bytes replaced by any others."""
    changed = bytearray(page)
    for _ in range(min(len(page), chance.choice((1, 10, 500)))):
        changed[chance.randrange(len(page))] = chance.randrange(256)
    return bytes(changed)


def strewn(page: bytes, chance: random.Random) -> bytes:
    """With odd characters and pieces of markup strewn in."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(page) + 1)
        odd = chance.choice(ODD).encode("utf-8", "surrogatepass") * chance.choice((1, 1, 50, 5000))
        page = page[:at] + odd + page[at:]
    return page


def nested(page: bytes, chance: random.Random) -> bytes:
    """With a tag opened many times; closed or not."""
    tag, depth, at = chance.choice(TAGS).encode(), chance.choice((10, 300, 2000)), chance.randrange(len(page) + 1)
    end = b"</" + tag + b">" if chance.random() < 0.5 else b""
    return page[:at] + (b"<" + tag + b">") * depth + page[at:] + end * depth


def unclosed(page: bytes, chance: random.Random) -> bytes:
    """Without some of one sign of markup."""
    sign = chance.choice((b">", b"</", b'"', b"<", b"-->", b"</script>", b"\n", b" "))
    parts = page.split(sign)
    return b"".join(part + (b"" if chance.random() < 0.3 else sign) for part in parts)


def recoded(page: bytes, chance: random.Random) -> bytes:
    """In another encoding than it declares, or declared as another than it is in."""
    charset = chance.choice(CHARSETS)
    if chance.random() < 0.5:
        return f'<meta charset="{charset}">'.encode() + page
    return page.decode("utf-8", "replace").encode(charset, "replace")


def joined(page: bytes, chance: random.Random) -> bytes:
    """With the end of another page."""
    other = chance.choice(seeds())[:SLICE]
    return truncated(page, chance) + other[chance.randrange(len(other)) :]


DAMAGES = (truncated, holed, repeated, flipped, strewn, nested, unclosed, recoded, joined)


def _part(page: bytes, chance: random.Random) -> tuple[int, int]:
    return chance.randrange(len(page) + 1), chance.choice((1, 20, 500, 10_000))


def archive_of(page: bytes) -> bytes:
    """A web archive of that page twice, each a gzip member of its own."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    return gzip.compress(head + answer + b"\r\n\r\n", 1) * 2


def bomb() -> bytes:
    """A web archive of one page of 3 GB, in some 3 MB."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    million = bytes(1_000_000)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
    return packer.compress(head) + b"".join(packer.compress(million) for _ in range(3000)) + packer.flush()


def large() -> dict[str, Callable[[], bytes]]:
    """The few mutants that are large, by name; those named so are archives."""
    text = seeds()[0]
    made: dict[str, Callable[[], bytes]] = {
        f"{DEEPEST} times <{tag}>": partial(lambda tag: f"<{tag}>".encode() * DEEPEST + text, tag) for tag in TAGS
    }
    return made | {
        "10 MB of one paragraph": lambda: b"<p>" + b"The ministers met. " * 520_000,
        "10 MB of paragraphs": lambda: b"<p>The ministers met. </p>" * 380_000,
        "as many paragraphs as a page may have": lambda: b"<p>The ministers met. " * 59_000,
        "10 MB of null bytes": lambda: bytes(9_900_000),
        "10 MB of text": lambda: b"The ministers met on Monday.\n\n" * 320_000,
        "as many lines as a page may have": lambda: b"The ministers met on Monday.\n" * 59_000,
        "100 MB": lambda: b"The ministers met. " * 5_500_000,
        "5 MB in one word": lambda: b"<p>" + b"a" * 5_000_000,
        "5 MB of quotation marks": lambda: "“".encode() * 1_600_000 + text,
        "archive that is a gzip bomb": bomb,
    }


def outcome(content: bytes, *, archive: bool = False) -> str:
    """How a page was read: `page`, or the code of the error that says why not."""
    found: list[Source | InputError] = [Source("mutant", content)]
    if archive:
        found = list(read_archive("mutant", io.BufferedReader(io.BytesIO(content))))
    last = "nothing"
    for item in found:
        try:
            last = item.code if isinstance(item, InputError) else ("page" if read_page(item) else "")
        except InputError as error:
            last = error.code
    return last


def judged(number: int, content: bytes, *, archive: bool = False) -> str | Fault:
    """The outcome of a mutant, or the fault that it laid bare."""
    began = time.process_time()
    try:
        found = outcome(content, archive=archive)
    except Exception:
        return Fault(number, traceback.format_exc().strip())
    took = time.process_time() - began
    if took > LONGEST:
        return Fault(number, f"{took:.1f} s")
    memory = most_memory()
    return Fault(number, f"{memory / 1e6:.0f} MB in the process") if memory > MOST_MEMORY else found


def most_memory() -> int:
    """The most bytes that this process has held; `getrusage` counts what its parent held before it, too."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if peak:
            return int(peak[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def made(seed: int, number: int) -> tuple[bytes, bool]:
    """A mutant and whether it is an archive: every tenth is one, damaged a second time once it was compressed."""
    page = mutant(seed, number)
    if number % 10:
        return page, False
    chance = random.Random(f"{seed}:{number}:archive")
    return chance.choice((truncated, holed, flipped))(archive_of(page), chance), True


def shard(seed: int, start: int, end: int) -> tuple[Counter[str], list[Fault]]:
    """The outcomes of a run of mutants."""
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    for number in range(start, end):
        content, archive = made(seed, number)
        found = judged(number, content, archive=archive)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            counts[found] += 1
    return counts, faults


def giant(index: int) -> tuple[Counter[str], list[Fault]]:
    """The outcome of one large mutant."""
    name, make = list(large().items())[index]
    began = time.monotonic()
    found = judged(-index, make(), archive=name.startswith("archive"))
    print(
        f"  {name}: {found if isinstance(found, str) else found.reason[-300:]}, {time.monotonic() - began:.1f} s",
        flush=True,
    )
    return (Counter(), [found]) if isinstance(found, Fault) else (Counter({found: 1}), [])


def run(mutants: int, seed: int, workers: int) -> tuple[Counter[str], list[Fault]]:
    """All mutants, shard by shard; a shard that never ends or takes its process with it is a fault of its first."""
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    method = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=method) as pool:
        starts = range(0, mutants, SHARD)
        shards = [(start, pool.submit(shard, seed, start, min(start + SHARD, mutants))) for start in starts]
        _collect(shards, counts, faults)
    with ProcessPoolExecutor(1, mp_context=method, max_tasks_per_child=1) as pool:
        _collect([(-index, pool.submit(giant, index)) for index in range(len(large()))], counts, faults)
    return counts, faults


def _collect(
    shards: list[tuple[int, Future[tuple[Counter[str], list[Fault]]]]], counts: Counter[str], faults: list[Fault]
) -> None:
    for start, future in shards:
        try:
            some, wrong = future.result(timeout=STUCK)
        except (TimeoutError, BrokenProcessPool) as failure:
            faults.append(Fault(start, f"from here on: {type(failure).__name__}"))
            break
        counts.update(some)
        faults += wrong


def told(counts: Counter[str], faults: list[Fault]) -> str:
    """How many mutants there were and what became of them, in a line."""
    outcomes = ", ".join(f"{code} {number}" for code, number in sorted(counts.items()))
    return f"fuzz: {counts.total() + len(faults)} mutants: {outcomes}; {len(faults)} faults"


def main() -> int:
    """Run, tell, and return the exit status: 1 where the reader broke its word."""
    asked = argparse.ArgumentParser(prog="python -m bench.fuzz")
    asked.add_argument("--mutants", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--only", type=int)
    options = asked.parse_args()
    if options.only is not None:
        content, archive = made(options.seed, options.only)
        print(len(content), judged(options.only, content, archive=archive))
        return 0
    began = time.monotonic()
    counts, faults = run(options.mutants, options.seed, options.workers)
    for fault in faults[:20]:
        print(f"fuzz: mutant {fault.number} of seed {options.seed}: {fault.reason}")
    print(f"{told(counts, faults)} in {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
