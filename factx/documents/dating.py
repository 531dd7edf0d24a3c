"""When a document was published: full dates as pages, bylines, datelines, file names and addresses write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain

from factx.languages import either
from factx.languages.stamps import DIGITS, FIGURES, MONTHS, STAMPS, TEN
from factx.text import fold

EARLIEST, LATEST = date(1980, 1, 1), date(2049, 12, 31)  # a date beyond is a misreading; no clock is asked, so runs agree
_NOUGHTS = 3  # ways to write it in words
_SPELLED = str.maketrans(DIGITS, "0" * _NOUGHTS + "123456789")
_FORMS = tuple(chain(FIGURES, *(stamps.forms for stamps in STAMPS)))
_WRITTEN = rf"\d{{3}}|{either(STAMPS, 'spelled')}"  # every full date has one of these
_COMPACT = r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)"
_ADDRESS = r"/((?:19|20)\d\d)[-/]?([01]?\d)[-/]?([0-3]?\d)(?=[/_.-]|\d{2,})"
_GREENWICH = r"(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(?:gmt|utc|z\b|\+00:?00)"
_LABELS = rf"{either(STAMPS, 'issued')}|{either(STAMPS, 'labels')}"
_OTHER = rf"(?:{either(STAMPS, 'other')})\s*$"
_PROSE = r"[。!?;]|[,，].*[,，].*[,，]|、.*、"
_DATELINE = rf"^\s*(?:\d{{1,2}}:\d\d|/|--|—|–|\(|-\s|{either(STAMPS, 'wires')})"
_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_WEEKDAY = rf"(?:{either(STAMPS, 'weekday')})\s*$"
_WIRE = 90  # characters of a paragraph in which a dateline stands
_PLACE = 40  # of them its place may take, or more before an agency in brackets: --(BUSINESS WIRE)--
_AGENCY = r"\([^()\d]{3,30}\)\s?(?:--|—|–|-)\s?$"
_BYLINE = 70  # characters a byline may have beside its date


def full_dates(text: str) -> list[tuple[int, int, date]]:
    """All full, possible dates in a text as (start, end, date), in order; 1/2/2020 is the first of February."""
    found: list[tuple[int, int, date]] = []
    if not re.search(_WRITTEN, text):  # most lines that are held to be bylines have none
        return found
    folded = fold(text)
    for needed, forms in _FORMS:
        if not any(word in folded for word in needed):
            continue
        for form, order in forms:
            for match in re.finditer(form, folded):
                day = _day(match, order)
                if day and not any(start < match.end() and match.start() < end for start, end, _ in found):
                    found.append((match.start(), match.end(), day))
    return sorted(found)


def stamped(text: str, chinese: bool) -> date | None:
    """The date of a stamp (front matter, meta, linked data); Greenwich time is the day in China where the page is Chinese."""
    found = full_dates(text[:80].replace("T", " "))
    if not found:
        return _compact(text[:80])
    day = found[0][2]
    clock = re.search(_GREENWICH, fold(text[:80]))
    if chinese and clock and int(clock[1]) >= 16:
        day += timedelta(days=1)
    return day


def byline(text: str) -> date | None:
    """The date of a line that is about the text: a byline, `发布时间：...`, or nothing but the date. None for prose."""
    found = full_dates(text)
    if not found and len(text) <= _WIRE:
        return None
    if not found or len({day for _, _, day in found}) > 1 or re.search(_OTHER, fold(text[: found[0][0]])[-12:]):
        return dateline(text)
    rest = fold(text[: found[0][0]] + " " + text[found[-1][1] :])
    if re.search(_PROSE, rest) or len(re.sub(_TIME, "", rest).strip()) > _BYLINE:
        return dateline(text)
    return found[0][2]


def standing(text: str) -> int:
    """How much the words about a date in a byline say that it is the publication's: 2 by name, 1 with a time of day, 0; -1 for
    a day with its weekday alone, which pages show of the day they are looked at."""
    folded = fold(text)
    if re.search(_LABELS, folded) and not re.search(either(STAMPS, "changed"), folded):
        return 2
    return 1 if re.search(_TIME, folded) else -1 if re.search(_WEEKDAY, folded) else 0


def dateline(text: str) -> date | None:
    """The date with which an agency's first paragraph begins: `上海2020年8月25日 /美通社/`, `LONDON, June 29, 2018 --`."""
    for start, end, day in full_dates(text[:_WIRE])[:1]:
        before = fold(text[:start])
        after = fold(text[end : end + 30])
        near = start <= _PLACE or re.search(_AGENCY, before)
        if near and "。" not in before and not re.search(_OTHER, before[-12:]) and re.search(_DATELINE, after):
            return day
    return None


def named(name: str) -> date | None:
    """The date in a title or a file name, compact ones (20250805) included."""
    found = full_dates(name)
    return found[0][2] if len(found) == 1 else None if found else _compact(name)


def addressed(address: str) -> date | None:
    """The date in a URL's path: /2023/10/30/, /20231030/."""
    found = re.search(_ADDRESS, address)
    return _possible(int(found[1]), int(found[2]), int(found[3])) if found else None


def _compact(text: str) -> date | None:
    found = re.search(_COMPACT, text)
    return _possible(int(found[1]), int(found[2]), int(found[3])) if found else None


def _day(match: re.Match[str], order: str) -> date | None:
    groups = match.groups()
    if order == "han":
        year, month, day = int(groups[0].translate(_SPELLED)), _tens(groups[1]), _tens(groups[2])
    elif order == "y-md":
        year, month, day = int(groups[0]), int(groups[2]), int(groups[3])
    elif order == "12y":
        year = int(groups[2])
        day, month = int(groups[0]), int(groups[1])
        if month > 12:
            day, month = month, day
    else:
        by = dict(zip(order, groups, strict=True))
        month = MONTHS.get(by["m"]) or int(by["m"])
        year, day = (int(by["r"]) + 1911 if "r" in by else int(by["y"])), int(by["d"])
    return _possible(year, month, day)


def _tens(written: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = written.rpartition(TEN)
    if not ten:
        return int(ones.translate(_SPELLED))
    return 10 * (int(tens.translate(_SPELLED)) if tens else 1) + (int(ones.translate(_SPELLED)) if ones else 0)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
