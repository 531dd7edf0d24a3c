"""en, put together from its subjects."""

from factx.languages.record import Language
from factx.languages.en.calendar import CALENDAR
from factx.languages.en.grammar import GRAMMAR
from factx.languages.en.names import NAMES
from factx.languages.en.numerals import NUMERALS

LANGUAGE = Language(code="en", numerals=NUMERALS, calendar=CALENDAR, names=NAMES, grammar=GRAMMAR)
