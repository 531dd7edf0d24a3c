"""Comma-separated values: quoting of RFC 4180, `\\n` line ends, a header line always.

Texts that look like numbers (000858, an id without letters) are quoted, by which spreadsheets can tell that they are none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from operator import attrgetter
from typing import Any, TextIO

from factx.model import KINDS, Fact
from factx.sinks import FORMULA, Look, Put, cell

SUFFIXES = (".csv",)
ONTO, ROWS = "stream", "any"
_JOINT = "¦"  # printable, and so rare in text that it nearly always is where a cell begins
_NUMBER = re.compile("[0-9.,e]+")
_ODD = re.compile(f"{_JOINT}(?:[{re.escape(''.join(FORMULA))}]|{_NUMBER.pattern}(?:{_JOINT}|$))")


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The header, then one record a row; with `look.excel` as Excel reads it: a byte order mark, and `\\r\\n`."""
    ends = "\r\n" if look.excel else "\n"
    onto.write(("\ufeff" if look.excel else "") + ",".join(fields) + ends)
    if not look.append:
        yield lines(onto, fields, ends)
        return
    from factx.sinks._append import appended

    with appended(look, fields, ends) as rows:
        yield rows.put
        onto.writelines(rows)


def lines(onto: Any, fields: Sequence[str], ends: str) -> Callable[[Any], Any]:
    """A function that writes a row, and gives back what `onto` gives for it.

    Of a fact the kinds of the columns are known: its texts are looked at together, and only where one of them holds what is
    not printable, or may be a formula or a number, each cell is. That takes 1.2 times the csv module alone, cell by cell five
    times.
    """
    texts, decimals = ([i for i, name in enumerate(fields) if KINDS.get(name) == kind] for kind in ("str", "Decimal"))
    values, said = attrgetter(*fields), attrgetter("rule", "rule", *(fields[i] for i in texts if fields[i] != "id"))
    ids = [i for i in texts if fields[i] == "id"]
    several = len(fields) > 1  # of one name a getter gives no tuple
    line, odd, number = csv.writer(onto, lineterminator=ends).writerow, _ODD.search, _NUMBER.fullmatch

    def put(row: Any) -> Any:
        if type(row) is Fact and several:
            text = _JOINT.join(said(row))
            bare = "," not in text and '"' not in text
            if text.isprintable() and not odd(text) and (bare or not number(row.id)):
                cells = ["" if value is None else value if type(value) is str else str(value) for value in values(row)]
                for i in decimals:
                    if "E" in cells[i]:
                        cells[i] = format(Decimal(cells[i]), "f")
                for i in ids:
                    if number(cells[i]):
                        cells[i] = f'"{cells[i]}"'
                return onto.write(",".join(cells) + ends) if bare else line(cells)
        found = (getattr(row, name) for name in fields)
        return onto.write(",".join(quoted(cell(value), isinstance(value, str)) for value in found) + ends)

    return put


def quoted(cell: str, text: bool) -> str:
    """A cell as RFC 4180 has it; one of text that looks like a number is quoted too."""
    if (text and _NUMBER.fullmatch(cell)) or any(sign in cell for sign in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
