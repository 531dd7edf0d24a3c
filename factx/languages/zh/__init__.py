"""zh, put together from its subjects."""

from factx.languages.record import Language
from factx.languages.zh.about import ABOUT
from factx.languages.zh.calendar import CALENDAR
from factx.languages.zh.drafts import DRAFTS
from factx.languages.zh.grammar import GRAMMAR
from factx.languages.zh.headers import HEADERS
from factx.languages.zh.names import NAMES
from factx.languages.zh.numerals import NUMERALS

LANGUAGE = Language(
    code="zh", numerals=NUMERALS, calendar=CALENDAR, names=NAMES, grammar=GRAMMAR, headers=HEADERS, about=ABOUT, drafts=DRAFTS
)
