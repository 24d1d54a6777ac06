"""The versions of a store, as rows."""

from __future__ import annotations

from datetime import UTC, datetime
from os import PathLike
from typing import Any

from dragoman.store import delta
from dragoman.store.place import Place
from dragoman.store.snapshot import tidied


def versions(path: str | PathLike[str]) -> Any:
    """A row a version, the oldest first (`pyarrow.Table`): number, time, run manifest, and whether it can be read.

    Raises:
        NotStore: there is no store.
        StoreFailed: the system refuses.
    """
    import pyarrow as pa

    found = list(delta.manifests(Place.of(path)))
    gone = tidied({manifest.version: manifest for _, manifest in found})
    rows = [
        {
            "version": manifest.version,
            "written": datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(sep=" ", timespec="seconds"),
            "action": manifest.action,
            "readable": manifest.version not in gone,
            "pages": manifest.pages,
            "added": manifest.added,
            "replaced": manifest.replaced,
            "dragoman": manifest.dragoman,
            "lexicon": manifest.lexicon,
            "model": manifest.model,
            "run": manifest.run,
            "inputs": [name for name, _ in manifest.inputs],
            "hashes": [digest for _, digest in manifest.inputs],
        }
        for milliseconds, manifest in reversed(found)
    ]
    listed = pa.list_(pa.string())
    kinds = {"version": pa.int64(), "readable": pa.bool_(), "inputs": listed, "hashes": listed}
    kinds |= dict.fromkeys(("pages", "added", "replaced"), pa.int64())
    return pa.Table.from_pylist(rows, pa.schema([(name, kinds.get(name, pa.string())) for name in rows[0]]))
