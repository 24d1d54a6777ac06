import subprocess
import sys

import pytest

HEAVY = ("pyarrow", "duckdb", "deltalake")


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli", "dragoman.store", "dragoman.engine"])
def test_reading_does_not_load_what_a_store_needs(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
