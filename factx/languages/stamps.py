"""How the day of publication is written beside a text, in every language: it is read before anyone asks which one the text is in.

Patterns are strings on folded text: `re` compiles one when it is first used, and keeps it. All at once take 2 ms.
"""

from typing import NamedTuple

_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = f"({_NAMES})[a-z]{{0,6}}"
MONTHS = {name: number for number, name in enumerate(_NAMES.split("|"), 1)}
DIGITS, TEN = "〇○零一二三四五六七八九", "十"  # the first three are nought


class Stamps(NamedTuple):
    """What one language writes.

    forms: what a text must hold one of -> patterns of full dates, each with the order of year, month and day in its groups
    (`r`: a year of the Republic of China; `12y`: month and day in either order; `-`: no part; `han`: in words, of `DIGITS`).
    spelled: what stands behind a year in words. other: what before a date makes it something else than the day of publication.
    wires: what behind a date makes it that of a dateline. issued: verbs that make it that of publication by name; labels: nouns
    that do; changed: what makes it that of a later change. weekday: what before a weekday at the end of a line makes it the day
    on which the page is looked at.
    """

    forms: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]
    other: str
    issued: str
    labels: str
    changed: str
    spelled: str = ""
    wires: str = ""
    weekday: str = ""


FIGURES = (
    (("-", "/", "."), (
        (r"(?<![\d.])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)", "y-md"),
        (r"(?<![\d./-])(1[0-3]\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)", "r-md"),
    )),
    (("/",), ((r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)", "12y"),)),
)  # fmt: skip
CHINESE = Stamps(
    forms=(
        (("年",), (
            (r"(?<!\d)((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", "ymd"),
            (r"民国\s?(\d{2,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", "rmd"),
            (r"(?<!\d)(1[01]\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", "rmd"),
        )),
        (tuple(f"年{digit}" for digit in DIGITS + TEN), (
            (rf"([{DIGITS}]{{4}}|[一二]0[\d{DIGITS}]{{2}})年([{DIGITS}{TEN}]{{1,2}})月([{DIGITS}{TEN}]{{1,3}})日", "han"),
        )),
    ),
    other=r"截至|截止|(?<!发布|发表|刊登|编辑|更新)于|自|从|到|至|在|前|(?<!日)期|期间",
    issued="发布|发表|刊登|刊发|发稿",
    labels="日期|时间|来源",
    changed="更新|修改",
    spelled="年",
    wires=r"电\b|电[ )(]|讯|消息|[^,。]{0,12}(?:电|讯)(?:[\s)(]|$)",
    weekday=r"日\s?星期[一二三四五六日天]",
)  # fmt: skip
ENGLISH = Stamps(
    forms=(
        (tuple(MONTHS), (
            (rf"\b{_MONTH}\.?\s?(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)((?:19|20)\d\d)(?!\d)", "mdy"),
            (rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH}\.?,?[\s-]((?:19|20)\d\d)(?!\d)", "dmy"),
        )),
    ),
    other="ended|ending|as of|as at|until|since|before|after|by|from|on|due|through",
    issued=r"\bpublished|\bposted",
    labels=r"\bdate\b",
    changed="updated|modified",
)  # fmt: skip
STAMPS = (CHINESE, ENGLISH)
# What a line must hold, not folded, that may have a day in it, and one that has a year beside its month.
LIKELY = r"(?i)年|\d[\d\s:./月日,-]{5}|[a-z]{3,9}\.?\s+\d{1,2}\D|\d\s+[a-z]{3,9}"
YEARED = r"(?:19|20)\d\d[-/.年]\s?\d|\d,? (?:19|20)\d\d"
