from collections.abc import Iterator

import pytest

from dragoman.corpus import Corpus, open_store
from tests.exports import made


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of the store made by hand; nobody writes to it."""
    return made.store(tmp_path_factory.mktemp("made"))


@pytest.fixture
def corpus(made_store: str) -> Iterator[Corpus]:
    """The store made by hand, opened."""
    opened = open_store(made_store)
    with opened:
        yield opened
