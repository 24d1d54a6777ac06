"""A user's lexicons made by hand."""

from pathlib import Path


def write(folder: Path, name: str, *rows: str) -> Path:
    """A table of a user: the first row is the header, cells parted by `;` to be read easily."""
    path = folder / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        "# subject: made by hand",
        "# source: this test",
        *("\t".join(cell.strip() for cell in row.split(";")) for row in rows),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
