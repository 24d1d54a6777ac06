"""Adds pages in a process that is killed: `python -m tests.store.killing`, a line `STORE PAGES SECONDS` each time.

Where PAGES is `relate`, what is killed makes the derived tables anew.

Modules and lexicons are loaded once and every adding is a fork, so that a kill costs no start. Nothing here may use the
libraries before it forks: their threads would not live on in the fork.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module

from dragoman.corpus import relate
from dragoman.store.ingest import add
from dragoman.store.manifest import Reader
from dragoman.store.rows import quad
from tests.store.made import reading, report

for module in ("pyarrow", "deltalake", "duckdb", "dragoman.engine", "dragoman.corpus.makers"):
    import_module(module)


def main() -> None:
    """Fork, wait, kill, and say whether it was still at work."""
    assert Reader.here().name
    assert quad(report(1).events[0])
    print("ready", flush=True)
    for line in sys.stdin:
        store, pages, seconds = line.split()
        child = os.fork()
        if not child:
            work(store, pages)
            os._exit(0)
        time.sleep(float(seconds))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)


def work(store: str, pages: str) -> None:
    """What is done until the kill."""
    if pages == "relate":
        relate(store)
    else:
        add([pages], store, batch=2, reading=reading)


if __name__ == "__main__":
    main()
