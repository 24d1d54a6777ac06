"""CAMEO actor codes (*USAGOV*, *IGOUNOREFHCR*, *~CHRCTH*) as a country and PLOVER sectors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.lexicon import Row, cached, table

NONE = frozenset({"", "---", "+++", "###"})
"""Codes that mean that nothing is coded."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: the state, the sectors in order, how a person of the first is called, and the parts not known."""

    country: str
    sectors: tuple[str, ...]
    office: str
    unknown: tuple[str, ...]


def read(text: str) -> Code | None:
    """A code, part by part of three letters; None where it means that nothing is coded.

    A part counts as a country only where it stands first: CAMEO names the state before the roles.
    """
    letters = text.replace("~", "").strip().upper()
    if letters in NONE:
        return None
    parts = re.findall(r".{1,3}", letters)
    country = parts.pop(0) if parts[0] in _countries() and parts[0] not in known() else ""
    rows = [known()[part] for part in parts if part in known()]
    sectors = dict.fromkeys(row["sector"] for row in rows if row["sector"])
    office = next((row["office"] for row in rows if row["office"]), "")
    return Code(country, tuple(sectors), office, tuple(part for part in parts if part not in known()))


@cached
def known() -> Mapping[str, Row]:
    """What is known of each part of a code."""
    return {row["code"]: row for row in table("cameo_actors")}


@cached
def _countries() -> frozenset[str]:
    return frozenset(row["iso3"] for row in table("countries"))
