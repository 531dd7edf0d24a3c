"""What a language writes of a text beside it: who wrote it, whose it is, that a company supplied it; and where it is from."""

from __future__ import annotations

from collections.abc import Mapping

from factx.languages.table import Table


class About(Table):
    """Patterns on folded text. author, publisher: the first group is the name; looked for in short lines. supplied: looked for
    in short lines too, and in the first characters of paragraphs, where wires stand; a mention in a sentence must not match.
    markets: market -> words that only its papers write.
    """

    author: str
    publisher: str
    supplied: str
    markets: Mapping[str, tuple[str, ...]]
