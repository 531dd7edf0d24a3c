"""How names in Latin letters are written, whatever language the text round them is in: patterns on the raw text, which has the
capitals; words folded."""

import re

CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŇŘŚŞŠŤŽŻ"
# What may stand between the words of a name, and behind the last.
JOINT = r"(?: & | (?:of|for)(?: the)? | and |, (?=Inc|Ltd|LLC|Corp)| )"
TAIL = r"(?: plc\b)?\.?"
# Where a run of capitalised words is two names: at `and`, and at a possessive that is no part of a name (Dick's Stores).
SEAM = re.compile(r"((?<=\w)['’]s? (?!(?:Stores|Group|Foods|Restaurants|Holdings)\b)| and )")
POSSESSIVES = ("'s", "’s", "'", "’")
# What leads from the head of a name to whose it is (Bank of England), and with `the` from a name to its kind (the Group).
LINKS = frozenset(("of", "for"))
DETERMINERS = frozenset(("the", "of"))
# What stands before the name of a person.
STYLES = frozenset(("mr", "mrs", "ms", "dr", "sir"))
# How a common word that opens a sentence may end (Dealers delivered 13,024 cars; Cumulatively, sales).
COMMON = ("s", "ly", "ing", "ment")
# What is written with capitals and names nobody: FY25, Q2 2023, 9M24.
TERM = re.compile(r"(?:fy|cy|[1-4]?[qh]|[369]m)\W?\d{1,4}")
