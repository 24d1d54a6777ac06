"""Knowledge of the world as data: one subject a file, read here and nowhere else.

A lexicon file is UTF-8 text with tab-separated columns. Lines that begin with `#` are notes; two of them are asked for,
`# subject:` and `# source:`. The first other line names the columns. A cell may hold several values, parted by `|`.
A column named `from` or `to` holds an ISO year, month or day, or nothing where the fact has no known bound.

A user's own folder of such files lies over the shipped ones (`Lexicon`). Which lexicon is in force is said by
`using`, for the thread or process that reads; everything derived from tables is `cached` apart for each lexicon.
"""

from dragoman.lexicon.force import bounded, cached, in_force, put_in_force, table, using
from dragoman.lexicon.layers import SHIPPED, Lexicon
from dragoman.lexicon.membership import members, memberships
from dragoman.lexicon.rows import DATE, Row, parse
from dragoman.lexicon.schema import names

__all__ = [
    "DATE",
    "SHIPPED",
    "Lexicon",
    "Row",
    "bounded",
    "cached",
    "in_force",
    "members",
    "memberships",
    "names",
    "parse",
    "put_in_force",
    "table",
    "using",
]
