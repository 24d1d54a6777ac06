"""What makes each derived table, in the order in which they are made: each may use those before it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.corpus import agenda, claims, families, occurrences, relations
from dragoman.store.derived import Maker

MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "families": families.made,
        "occurrence_mentions": occurrences.mentions,
        "occurrences": occurrences.made,
        "relations": relations.made,
        "agenda": agenda.made,
        "claims": claims.made,
    }
)
