"""A text's words of time as a line to read along, and what a word is by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from factx.languages.calendar import Calendar
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._pairs import LEVELS

RANGES, LISTS = frozenset(("to", "dash", "until")), frozenset(("and", "comma"))
JOINS = RANGES | LISTS
YEAR, MONTH, DAY, WEEKDAY = LEVELS["year"], LEVELS["month"], LEVELS["day"], LEVELS["weekday"]
_YEARLY = frozenset(("month", "feast", "climate", "month-day"))  # what next and last may turn to
_NUMBERS = frozenset(("number", "ordinal"))
_MONTH, _MONTHS = frozenset(("month",)), frozenset(("month", "months"))
_AHEAD = 8  # how far behind the last word, or before the first, a look may go
_CLAUSE = 80  # characters before a length in which a word of the future is looked for
_SPAN_OF_YEARS = 60  # more than that from one number to the next is no range of years
_CLAUSE_END = re.compile(r"[.!?;\n](?:\s|$)")


class Line:
    """kinds[i] is the kind of word i, close[i] the same if it stands next to word i - 1; empty where there is none."""

    def __init__(self, folded: str, calendar: Calendar, words: list[Atom]) -> None:
        self.folded, self.calendar, self.words = folded, calendar, words
        nothing = [""] * _AHEAD
        self.kinds = [word.kind for word in words] + nothing
        self.close = [word.kind if word.near else "" for word in words] + nothing

    def turns(self, at: int) -> bool:
        """Whether a word turns to the last or next of what comes each year: next Christmas, last June."""
        if self.kinds[at] != "rel":
            return False
        following = self.close[at + 1]
        return following in _YEARLY or (following in _NUMBERS and self.month_follows(at + 1))

    def month_follows(self, at: int) -> bool:
        """Whether a month stands behind a word, of or a hyphen between: 12 June, but only the 12th of next month."""
        following, kinds = self.close[at + 1], _MONTHS if self.kinds[at] == "ordinal" else _MONTH
        return following in kinds or (following in ("link", "the", "dash") and self.close[at + 2] in kinds)

    def looks_ahead(self, at: int) -> bool:
        """Whether a length counts from now on: in two weeks, where something will happen."""
        start = self.words[at].start
        clause = _CLAUSE_END.split(self.folded[max(0, start - _CLAUSE) : start])[-1]
        if not self.calendar.spaced:
            return clause.endswith(self.calendar.ahead) and self.close[at + 1] == "after"
        spoken = " " + clause.replace("'ll ", " 'll ")
        return clause.endswith("in ") and any(f" {word} " in spoken for word in self.calendar.ahead)

    def number(self, at: int, bag: Mapping[str, int], levels: Collection[int], backed: bool) -> tuple[str, int]:
        """What a bare number is beside what was read: a year, a day of a month, or nothing."""
        word, following = self.words[at], self.close[at + 1]
        figures, rest = self.folded[word.start : word.end], self.folded[word.end : word.end + 2]
        if word.value in YEARS and len(figures) == 4 and word.kind == "number":
            known = YEAR not in levels and self.is_year(at, backed or bool(levels) or "edge" in bag)
            return ("year", word.value) if known else ("", 0)
        bare = not rest.strip()[:1].isalpha() and rest[:1] != "%"
        if word.kind == "number" and len(figures) == 2 and "month" in bag and YEAR not in levels and word.value > 31 and bare:
            return ("year", 1900 + word.value) if self.kinds[at - 1] == "link" else ("", 0)  # April of 87
        dashed = len(figures) == 2 and figures.isdigit() and self.kinds[at - 3 : at] == ["dash", "month", "dash"]
        if "day" in bag and dashed and YEAR not in levels and bare and not self.month_follows(at):  # 04-Nov-16
            return "year", word.value + (2000 if word.value < 50 else 1900)
        if not 1 <= word.value <= 31:
            return "", 0
        if "month" in bag and "day" not in bag:
            ahead = self.words[at + 2].value if following in ("dash", "comma") and at + 2 < len(self.words) else 0
            short = len(figures) == 2 and figures.isdigit() and YEAR not in levels and ahead not in YEARS
            return ("year", 2000 + word.value) if short and self.kinds[at - 1] == "dash" else ("day", word.value)
        weekday_only = len(levels) == 1 and WEEKDAY in levels
        if bare and (weekday_only or (self.calendar.spaced and not levels and backed and word.kind == "ordinal")):
            return "day", word.value  # on the 18th, Friday the 13th
        last = at + 2 + (self.close[at + 2] == "the")  # 9 to 12 June, from the 2nd to the 5th of June
        ranged = self.calendar.spaced and following in RANGES and self.close[last] in _NUMBERS
        follows = self.month_follows(at) or (ranged and self.words[last].value <= 31 and self.month_follows(last))
        return ("day", word.value) if follows and DAY not in levels else ("", 0)

    def is_year(self, at: int, backed: bool) -> bool:
        """Whether a number between 1900 and 2100 stands as a year, not as a count: in 2022, 2022 sales, 2019-2021, alone."""
        word, folded, calendar = self.words[at], self.folded, self.calendar
        before, after = folded[max(word.start - 1, 0) : word.start], folded[word.end : word.end + 40]
        if backed and not calendar.spaced and before == "-" and after[:1] in ("", ")", "]"):
            return True  # 增长(2017-2021)
        if not calendar.spaced and before == "《" and after[:1].isalpha():
            return True  # 《2020中国…报告》
        if not (calendar.spaced or (before.isascii() and before.isalnum())) and after.lstrip().startswith(tuple(calendar.heads)):
            return True  # 2020中国企业500强
        if (before and before in "$€£¥#.+") or (after[:1] in ("%", ".", ",") and after[1:2].isdigit()):
            return False
        noun = after.split(maxsplit=1)[0].strip(".,;:)") if after[:1] == " " and not after.isspace() else ""
        if backed and calendar.spaced:
            return word.value % 100 != 0 or not noun.endswith(calendar.plain or (" ",))
        kind, second = self.close[at + 1], self.close[at + 2]
        if calendar.genitive and after.startswith(calendar.genitive):  # 2003's figures
            return True
        article = folded[max(word.start - 5, 0) : word.start].split()[-1:] if noun and calendar.articles else []
        if article and article[0] in calendar.articles:
            one = article[0] in calendar.spelled  # a 2018 analysis, the 2018 survey; not the 2018 stores
            if one or not noun.endswith(calendar.plain):
                return True
        if noun in calendar.heads or LEVELS.get(kind, 9) < YEAR or (kind == "dash" and LEVELS.get(second, 9) < YEAR):
            return True
        if kind in ("dash", "to", "and", "comma") and second in ("number", "year"):
            last = self.words[at + 2]
            rises = word.value < last.value <= word.value + _SPAN_OF_YEARS
            return rises and last.value in YEARS and folded[last.end : last.end + 1] != "-"
        return before in ("", "\n", "(") and after[:1] in ("", "\n", ")", ":")
