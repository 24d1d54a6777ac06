"""Addressees: those spoken to, where the sentence names them."""

import pytest

from tests.statements.reading import read


def addressees(text: str) -> list[tuple[str, ...]]:
    """The names of those whom each statement of a text is addressed to."""
    _, cast, found = read(text)
    return [tuple(cast.get(actor).name for actor in record.addressee) for record in found.records]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Macron told Vladimir Putin that the war must end.", ("Vladimir Putin",)),
        ("“The war must end,” Macron told Vladimir Putin.", ("Vladimir Putin",)),
        ("Macron said to Vladimir Putin that the war must end.", ("Vladimir Putin",)),
        ("Macron said in a letter to Vladimir Putin that the war must end.", ("Vladimir Putin",)),
        ("Macron said in a call with Vladimir Putin that the war must end.", ("Vladimir Putin",)),
        ("Macron urged Israel and Iran to stop.", ("Israel", "Iran")),
        ("Macron called on Germany to send tanks.", ("Germany",)),
    ],
)
def test_those_spoken_to_are_the_addressees(text: str, names: tuple[str, ...]) -> None:
    assert addressees(text)[0] == names


@pytest.mark.parametrize(
    "text",
    [
        "Macron said that the war must end.",
        "Macron praised Germany.",
        "Macron accused Russia of shelling the port.",
        "Macron pointed to Germany.",
        "Macron said in Germany that the war must end.",
    ],
)
def test_those_spoken_of_are_none(text: str) -> None:
    assert addressees(text) == [()]
