"""Numbers of spreadsheets as a reader sees them: percentages, days, units that only the format writes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from factx.containers._xml import events

_BUILT_IN = {"percent": (9, 10), "month": (17, 27, 36, 50, 52, 57), "day": (14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58)}
_LITERAL = r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]'
_LARGEST = 2_958_466  # days to the year 10000


class Format(NamedTuple):
    """How a number is shown: `percent`, `day`, `month`, `number`; what stands before and after it; from which day days count."""

    kind: str = "number"
    before: str = ""
    after: str = ""
    since: date = date(1899, 12, 30)


def formats(data: bytes, since_1904: bool) -> list[Format]:
    """The formats of a workbook, by the number of the style."""
    since = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    codes: dict[int, str] = {}
    found: list[Format] = []
    inside = False
    for what, tag, said in events(data):
        if tag == "cellXfs":
            inside = what == "start"
        elif what == "start" and tag == "numFmt":
            codes[int(said.get("numFmtId", 0))] = said.get("formatCode", "")
        elif what == "start" and tag == "xf" and inside:
            found.append(_format(int(said.get("numFmtId", 0)), codes)._replace(since=since))
    return found


def _format(number: int, codes: dict[int, str]) -> Format:
    if number not in codes:
        return Format(next((kind for kind, numbers in _BUILT_IN.items() if number in numbers), "number"))
    code = codes[number].split(";")[0]
    bare = re.sub(_LITERAL, "", code).lower()
    if "%" in bare:
        return Format("percent")
    if "d" in bare and ("m" in bare or "y" in bare):
        return Format("day")
    if "y" in bare:
        return Format("month")
    digits = [match.start() for match in re.finditer(r"[0#?]", re.sub(_LITERAL, lambda found: "\0" * len(found[0]), code))]
    if not digits or re.search(r"[0#?],+(?![0#?])", bare):  # shown in thousands: its unit is not that of the number
        return Format()
    return Format("number", _written(code[: digits[0]]), _written(code[digits[-1] + 1 :]))


def _written(code: str) -> str:
    """What a part of a format writes as it is."""
    return "".join(match[1] or match[2] or match[3] or "" for match in re.finditer(_LITERAL, code)) + "".join(
        sign for sign in "$¥€£" if sign in re.sub(_LITERAL, "", code)
    )


def written(text: str, shown: Format) -> str:
    """A number as its format shows it, but for what that rounds; the 15 figures that spreadsheets keep."""
    try:
        number = float(text)
    except ValueError:
        return text
    if shown.kind in ("day", "month") and 0 < number < _LARGEST:
        return (shown.since + timedelta(days=int(number))).isoformat()[: 10 if shown.kind == "day" else 7]
    value = Decimal(format(number, ".15g"))
    if not value.is_finite():
        return ""
    value = value * 100 if shown.kind == "percent" else value
    plain = format(value.normalize(), "f") if abs(value.adjusted()) < 40 else ""
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    return f"{sign}{shown.before}{plain}{'%' if shown.kind == 'percent' else shown.after}" if plain else ""
