"""What a language is to factx: one frozen record of data, put together from one record per subject."""

from __future__ import annotations

from factx.languages.about import About
from factx.languages.calendar import Calendar
from factx.languages.drafts import Drafts
from factx.languages.grammar import Grammar
from factx.languages.headers import Headers
from factx.languages.names import Names
from factx.languages.numerals import Numerals
from factx.languages.table import Table


class Language(Table):
    """Everything the pipeline knows of one language. All words are folded (`factx.text.fold`)."""

    code: str
    numerals: Numerals
    calendar: Calendar
    names: Names
    grammar: Grammar
    headers: Headers
    about: About
    drafts: Drafts
