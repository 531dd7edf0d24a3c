"""en, put together from its subjects."""

from factx.languages.en.about import ABOUT
from factx.languages.en.calendar import CALENDAR
from factx.languages.en.drafts import DRAFTS
from factx.languages.en.grammar import GRAMMAR
from factx.languages.en.headers import HEADERS
from factx.languages.en.names import NAMES
from factx.languages.en.numerals import NUMERALS
from factx.languages.record import Language

LANGUAGE = Language(
    code="en", numerals=NUMERALS, calendar=CALENDAR, names=NAMES, grammar=GRAMMAR, headers=HEADERS, about=ABOUT, drafts=DRAFTS
)
