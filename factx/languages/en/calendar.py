"""Period words of English, in small letters. One table, so it is kept whole."""

from factx.dates import EDGES
from factx.feasts import FEASTS
from factx.languages.calendar import Calendar, Parts

_START, _MIDDLE, _END, _EARLY, _MID, _LATE = range(len(EDGES))
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_TIES = ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"]
_DECADES = {f"{tens}ties": 1900 + 10 * n for n, tens in enumerate(_TIES, 2)}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _each(words: str, *parts: tuple[str, int]) -> dict[str, Parts]:
    """The same parts for words parted by `|`."""
    return dict.fromkeys(words.split("|"), parts)


def _feast(words: str, name: str) -> dict[str, Parts]:
    """The moving feast of that name for words parted by `|`, with and without `day`."""
    index = FEASTS.index(name)
    return {word + day: (("feast", index),) for word in words.split("|") for day in ("", " day")}


_WORDS: dict[str, Parts] = {
    **{name: (("month", n),) for n, month in enumerate(_MONTHS, 1) for name in (month, month[:3], month[:3] + ".")},
    **_each("sept|sept.", ("month", 9)),
    **{name: (("weekday", n),) for n, day in enumerate(_WEEKDAYS) for name in (day, day[:3])},
    **_each("tues", ("weekday", 1)),
    **_each("weds", ("weekday", 2)),
    **_each("thur|thurs", ("weekday", 3)),
    # counted from the day of writing
    **_each("today|tonight|this morning|this evening|this afternoon|tonite", ("days", 0)),
    **_each("yesterday", ("days", -1)),
    **_each("tomorrow|tmrw", ("days", 1)),
    **_each("the day before yesterday|day before yesterday", ("days", -2)),
    **_each("the day after tomorrow|day after tomorrow", ("days", 2)),
    **_each("now|currently|at present|presently|nowadays|at the moment", ("now", 0)),
    **_each("to date|to-date|till date|so far|until now|up to now|thus far", ("till-now", 0)),
    **_each(
        "year to date|year-to-date|ytd|so far this year|this year so far|since the beginning of the year|"
        "since the start of the year",
        ("whole", 0),
        ("since", 1),
    ),
    **{
        f"{unit}{to}": ((unit + "s", 0), ("since", 1))
        for unit in ("week", "month", "quarter")
        for to in (" to date", "-to-date")
    },
    **_each("mtd", ("months", 0), ("since", 1)),
    **_each("qtd", ("quarters", 0), ("since", 1)),
    # within the week, month, quarter or year that runs
    **{
        f"{when} {the} {unit}": ((unit + "s", 0), (slot, 1))
        for when, slot in (("earlier", "sooner"), ("later", "later"))
        for the in ("this", "in the")
        for unit in ("week", "month", "quarter", "year")
    },
    **{
        f"{when} {the} {unit}": ((unit + "s", -1), ("edge", edge))
        for when, edge in (("earlier", _EARLY), ("later", _LATE))
        for the in ("last", "previous", "the previous")
        for unit in ("week", "month", "quarter", "year")
    },
    **{
        f"{when} in the {unit}": ((unit + "s", 0), ("edge", edge))
        for when, edge in (("early", _EARLY), ("late", _LATE))
        for unit in ("week", "month", "quarter", "year")
    },
    **_each("the end of the week|end of the week", ("weeks", 0), ("edge", _END)),
    **{f"{the}{unit} after next": ((unit + "s", 2),) for the in ("", "the ") for unit in ("week", "month", "quarter", "year")},
    **{f"{the}{unit} before last": ((unit + "s", -2),) for the in ("", "the ") for unit in ("week", "month", "quarter", "year")},
    **{
        f"{the}{unit} {of}": (("week-of", 0),)
        for the in ("", "the ")
        for unit in ("week",)
        for of in ("of the", "of", "beginning", "commencing", "starting", "beginning on", "commencing on", "starting on")
    },
    **_each("w/c", ("week-of", 0)),
    **{
        f"{the}{week}": (("weeks", n), ("workweek", 0))
        for the, n in (("", 0), ("this ", 0), ("last ", -1), ("next ", 1))
        for week in ("workweek", "work week", "working week")
    },
    **_each("next decade|the next decade|the coming decade", ("decades", 1)),
    **_each("the past decade|the last decade|past decade|last decade", ("past:year", 10)),
    **_each("the end of the decade|end of the decade", ("decades", 0), ("edge", _END)),
    # the past year is the last one, but what happens in it happens up to now
    **{
        f"{within} the {last} {unit}": ((f"{slot}:{unit}", 1),)
        for within in ("over", "in", "within", "during")
        for slot, last in (("past", "past"), *((("past", "last"), ("coming", "next")) if within == "over" else ()))
        for unit in ("week", "month", "year")
    },
    **_each("half a year ago|half a year earlier", ("ago:month", 6)),
    **_each("a year and a half ago|a year and a half earlier", ("ago:month", 18)),
    **_each("half a year later|half a year from now", ("hence:month", 6)),
    **_each("this decade|the current decade", ("decades", 0)),
    **_each("the previous decade", ("decades", -1)),
    **{f"{the}{tens}": (("decade", year),) for the in ("", "the ") for tens, year in _DECADES.items()},
    **_each("weekend|the weekend|this weekend", ("weeks", 0), ("weekend", 0)),
    **{
        f"{when} weekend": (("weeks", n), ("weekend", 0))
        for n, words in ((-1, "last|past|previous|this past"), (1, "next|coming|following"))
        for when in words.split("|")
    },
    # the period spoken of, and the one a year before it
    **_each("a year ago|a year earlier|a year before|one year ago|one year earlier|year ago|year earlier", ("own", -1)),
    **_each("year-ago|year-earlier|a year-earlier|a year-ago|prior-year|previous-year|prior year's", ("own", -1)),
    **{
        f"{the}{year} {unit}": ((f"own{grain}", -1),)
        for the in ("", "the ")
        for year in ("year-ago", "year-earlier", "prior-year", "prior year", "previous-year")
        for unit, grain in (("period", ""), ("month", ":month"), ("quarter", ":quarter"), ("half", ":half"))
    },
    **{
        f"{the}{same} {unit} {then}": (parts,)
        for the in ("", "the ", "a ")
        for same in ("same", "corresponding", "comparable", "similar", "equivalent")
        for unit in ("period", "quarter", "half", "month", "months", "time", "point", "stage", "date")
        for then, parts in (
            *((then, ("own", -1)) for then in ("last year", "of last year", "in last year", "a year ago", "a year earlier")),
            *((then, ("own", -1)) for then in ("of the previous year", "in the previous year", "the previous year")),
            *((then, ("own", -1)) for then in ("of the prior year", "in the prior year", "the year before")),
            *((then, ("same", 0)) for then in ("of", "in")),
        )
    },
    **_each("this time last year|this time a year ago|this stage last year|this point last year", ("own", -1)),
    **_each("over twelve months|over 12 months|in twelve months|in 12 months", ("past:month", 12)),
    **_each("the reporting period|reporting period|the same period|same period|the period", ("own", 0)),
    **_each("the same month|same month", ("months", 0)),
    **_each("the same year|same year", ("years", 0), ("governed", 0)),
    **_each(
        "prior year|previous year|preceding year|the prior year|the previous year|the year before|the year earlier",
        ("years", -1), ("governed", -1),
    ),
    **_each("the day before|day before", ("length:day", 1), ("fore", 1)),
    **_each("the day after|day after", ("length:day", 1), ("aft", 1)),
    # the month or quarter before the one spoken of
    **{
        f"{former} {unit}": ((unit + "s", -1), ("former", 0))
        for unit in ("month", "quarter")
        for former in ("previous", "prior", "preceding", "the previous", "the prior", "the preceding")
    },
    **{
        f"the {former} three months": (("quarters", -1), ("former", 0)) for former in ("previous", "prior", "preceding")
    },
    **{
        f"{one} {unit} {back}": ((unit + "s", -1), ("former", 0))
        for unit in ("month", "quarter")
        for one, back in (("a", "earlier"), ("one", "earlier"), ("a", "before"), ("the", "before"))
    },
    # grains and what stands before them
    **{w: (("grain", n),) for n, g in enumerate(("day", "week", "month", "quarter", "half", "year")) for w in (g, g + "'s")},
    **_each("fiscal year|financial year|calendar year|fiscal|fiscal year's", ("grain", 5)),
    **_each("fiscal quarter|financial quarter|fiscal quarter's", ("grain", 3)),
    **_each("last|previous|prior|preceding|latest|recent|most recent", ("rel", -1)),
    **_each("past|this past", ("rel:bare", -1)),
    **_each("final", ("rel", -1)),
    **_each("this|current", ("rel", 0)),
    **_each("next|coming|upcoming|following", ("rel", 1)),
    **_each("the|that", ("the", 0)),
    **_each("first|opening", ("front", 1)),
    **_each("last year|last year's", ("years", -1)),
    **_each("this year|this year's", ("years", 0)),
    **_each("next year", ("years", 1)),
    **_each("h1|first half|first-half|the first half|interim|half-year|half year", ("half", 1)),
    **_each(
        "half year ended|half-year ended|half year to|half-year to|the half year ended|the half-year ended", ("ended:half", 1)
    ),
    **_each("h2|second half|second-half|the second half", ("half", 2)),
    **_each("full-year|full year|the full year|full-year's", ("whole", 1)),
    **_each("full year ended|full-year ended|full year to|full-year to|the full year ended|the full year to", ("ended:year", 1)),
    **_each("year-end|year end|end-year|end of the year|the end of the year|end of year", ("whole", 0), ("edge", _END)),
    **_each("quarter-end|quarter end|the end of the quarter|end of the quarter", ("own", 0), ("edge", _END)),
    **_each("the end of the period|end of the period|period-end|period end", ("own", 0), ("edge", _END)),
    **_each("end|the end|end of|the end of|end-", ("edge", _END)),
    **_each("beginning of|the beginning of|start of|the start of", ("edge", _START)),
    **_each("mid|mid-|middle of|the middle of", ("edge", _MID)),
    **_each("early", ("edge", _EARLY)),
    **_each("late", ("edge", _LATE)),
    # stances
    **_each("as of|as at|as on", ("asof", 1)),
    **_each("since|ever since", ("from", 1)),
    **_each("from", ("start", 0)),
    **_each("starting|beginning|effective|starting from", ("aft", 2)),
    **_each("by|by the", ("by", 1)),
    **_each("until|till|up to", ("until", 1)),
    **_each("before|prior to", ("fore", 1)),
    **_each("on or before|at or before|no later than|not later than", ("fore", 2)),
    **_each("on or after|at or after", ("aft", 2)),
    **_each("after|later than", ("aft", 1)),
    **_each("as early as|no earlier than|not before", ("aft", 2)),
    **_each("or later|and after|or after|onwards|onward", ("after", 2)),
    **_each("or later than|and later than", ("aft", 1)),
    **_each("ended|ending|ended on|ending on|that ended|that ended on|which ended|which ended on", ("ended", 0)),
    **{
        f"{year}s {ended}": (("ended:" + grain, 1),)
        for grain, years in (("year", ("year", "fiscal year", "financial year")), ("quarter", ("quarter", "fiscal quarter")))
        for year in years
        for ended in ("ended", "ending")
    },
    **_each("for", ("at", 2)),
    **_each("in|on|during|within|over|at|throughout|versus|vs|vs.|than", ("at", 0)),
    **_each("the whole of|whole of|all of|the rest of|in the course of|over the course of|in the wake of", ("at", 0)),
    **_each("between", ("both", 1)),
    **_each("ago|earlier", ("ago", 1)),
    **_each("later|from now|from today|hence|'s time|' time", ("hence", 1)),
    # what links and what joins
    **_each(
        "of|of the|'s|of fiscal|of fiscal year|of the year|of the fiscal year|of calendar|of financial year", ("link", 0)
    ),
    **_each(",", ("comma", 0)),
    **_each("to|~|—", ("to", 0)),
    **_each("through|thru|through to", ("to", 1)),
    **_each("to present|to the present|to the present day|through the present", ("till-now", 0)),
    **_each("-to-", ("to", 0)),
    **_each("-", ("dash", 0)),
    **_each("/", ("dash", 0)),
    **_each("and|or|&|as well as", ("and", 0)),
    # holidays
    **_each("new year's day|new year day|new years day|new years' day", ("month", 1), ("day", 1)),
    **_each("valentine's day|valentines day", ("month", 2), ("day", 14)),
    **_each("saint patrick|st patrick|saint patrick's day|st patrick's day|st. patrick's day", ("month", 3), ("day", 17)),
    **_each("april fools|april fool's day|april fools' day", ("month", 4), ("day", 1)),
    **_each("earth day", ("month", 4), ("day", 22)),
    **_each("may day|workers' day|international workers' day|international labour day", ("month", 5), ("day", 1)),
    **_each("juneteenth", ("month", 6), ("day", 19)),
    **_each("fourth of july|4th of july|independence day", ("month", 7), ("day", 4)),
    **_each("bastille day", ("month", 7), ("day", 14)),
    **_each("halloween", ("month", 10), ("day", 31)),
    **_each("guy fawkes night|bonfire night", ("month", 11), ("day", 5)),
    **_each("veterans day|armistice day", ("month", 11), ("day", 11)),
    **_each("singles' day|singles day|double 11", ("month", 11), ("day", 11)),
    **_each("christmas eve", ("month", 12), ("day", 24)),
    **_each("christmas|christmas day|xmas", ("month", 12), ("day", 25)),
    **_each("boxing day", ("month", 12), ("day", 26)),
    **_each("new year's eve", ("month", 12), ("day", 31)),
    **_feast("martin luther king|mlk", "martin luther king"),
    **_feast("presidents'|president's", "presidents"),
    **_feast("easter sunday|easter", "easter"),
    **_feast("good friday", "good friday"),
    **_feast("easter monday", "easter monday"),
    **_feast("mother's|mothers'", "mothers"),
    **_feast("father's|fathers'", "fathers"),
    **_feast("memorial", "memorial"),
    **_feast("labor|labour", "labor"),
    **_feast("columbus", "columbus"),
    **_feast("thanksgiving|thanks giving", "thanksgiving"),
    **_feast("black friday", "black friday"),
    **_feast("cyber monday", "cyber monday"),
    **_feast("chinese new year|lunar new year|spring festival", "lunar new year"),
    **_feast("dragon boat festival", "dragon boat"),
    **_feast("mid-autumn festival|moon festival", "mid-autumn"),
    # seasons, and years that are no calendar years
    **_each("spring", ("climate", 1)),
    **_each("summer", ("climate", 2)),
    **_each("autumn", ("climate", 3)),
    **{f"{when} fall": (("climate", 3), ("turn", n)) for when, n in (("last", -1), ("this", 0), ("next", 1))},
    **_each("winter", ("climate", 4)),
    **_each("school year|academic year|sy", ("unknown", 0)),
    # other words
    **dict.fromkeys(
        [
            "labor",
            "labour",
            "memorial",
            "columbus",
            "mlk",
            "martin luther king",
            "mother's",
            "mothers'",
            "father's",
            "fathers'",
            "president's",
            "presidents'",
            "may be",
            "20th century fox",
            "21st century fox",
            "year-over-year",
            "year-on-year",
            "year over year",
            "year on year",
            "quarter-over-quarter",
            "quarter-on-quarter",
            "month-on-month",
            "interim dividend",
            "interim payout",
            "at first",
            "first of all",
            "day after day",
            "first day of",
            "first day",
            "day by day",
            "day-to-day",
            "up-to-date",
            "may not",
            "to be",
            "second-hand",
            "average apr",
            "an apr",
            "apr of",
            "aprs",
        ],
        (),
    ),
}
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_LENGTHS = {"day": "+day", "week": "+week", "month": "+month", "quarter": "+quarter", "year": "+year", "decade": "+decade"}

CALENDAR = Calendar(
    words=_WORDS,
    units={
        **{unit + end: length for unit, length in _LENGTHS.items() for end in ("", "s")},
        # A year-over-year increase lasts no year.
        **{f"{unit}-{over}-{unit}": "" for unit in ("year", "quarter", "month", "week") for over in ("on", "over", "to")},
        # Fractions: a quarter million, a quarter of them, five and a quarter.
        **{f"quarter{of}{scale}": "" for of in (" ", "s ", "s of a ") for scale in ("million", "billion", "trillion")},
        **dict.fromkeys(("quarter of", "quarter-million", "quarter-billion", "quarter-point", "quarter point"), ""),
        **dict.fromkeys(("quarter-percentage", "quarter percentage", "quarter percent", "quarter-percent"), ""),
        **{f"quarters of {whole}": "" for whole in ("a", "one", "all", "its", "their", "our", "those", "these", "them")},
        **{
            f"{scale}and {part}": ""
            for scale in ("", "hundred ", "thousand ", "million ", "billion ")
            for part in ("a quarter", "one quarter", "three quarters", "one-quarter", "three-quarters")
        },
        "fiscal years": "+year",
        "calendar quarters": "+quarter",
        "fiscal quarters": "+quarter",
        "years old": "",
        "year old": "",
        "year-old": "",
        **{
            f"{when} {unit}s": f"{kind}:{unit}"
            for kind, words in (("coming", ("next", "coming", "upcoming")), ("past", ("last", "past", "previous")))
            for when in words
            for unit in _LENGTHS
        },
        **{
            f"{unit} {fiscal}{span}": length  # the 13-week fiscal quarter
            for unit, length in _LENGTHS.items()
            for fiscal in ("", "fiscal ", "reporting ")
            for span in ("period", "periods", "quarter", "year")
            if fiscal or span.startswith("period")
        },
        **{f"of {unit}s": length for unit, length in _LENGTHS.items()},  # a couple of weeks
        "business days": "+day",
        "trading days": "+day",
        "weeks": "+week",
        "fortnight": "+fortnight",
        "fortnights": "+fortnight",
        "half years": "+half",
        "centuries": "+century",
        **dict.fromkeys(["hour", "hours", "minute", "minutes", "minutes'", "seconds", "hrs"], "time"),
        **dict.fromkeys(
            [
                "%",
                "per",
                "percent",
                "million",
                "billion",
                "trillion",
                "thousand",
                "bn",
                "m",
                "mn",
                "people",
                "persons",
                "employees",
                "stores",
                "users",
                "points",
                "basis",
                "cents",
                "dollars",
                "euros",
                "yuan",
                "pounds",
                "units",
                "shares",
                "patents",
                "customers",
                "countries",
                "times",
                # what a number before it counts, though it is no plural: a 2000 euro cheque, the 2000 square metres
                *("dollar", "euro", "pound", "yen", "won", "square", "sq", "mile", "metre", "meter", "foot", "km", "kg", "mw"),
                *("ton", "tonne", "word", "page", "man", "strong", "seat", "room", "odd", "plus"),
            ],
            "",
        ),
    },
    ordinal_units={
        "quarter": "quarter",
        "quarters": "quarter",
        "half": "half",
        "halves": "half",
        "week": "week",
        "fiscal quarter": "quarter",
        "calendar quarter": "quarter",
        "quarter's": "quarter",
        "century": "century",
        "centuries": "century",
        "day": "date-day",
        "year": "",
        "time": "",
    },
    spelled={
        **{w: n for n, w in enumerate(_ONES.split(), 1)},
        **{w: 10 * n for n, w in enumerate(_TENS.split(), 2)},
        "a": 1,
        "an": 1,
        "couple": 2,
        "hundred": 100,
        "thousand": 1000,
    },
    halves=(" and a half", " and one half", "-and-a-half"),
    ordinals={**{w: n for n, w in enumerate(_FIRSTS.split(), 1)}, "thirtieth": 30},
    suffixes=("st", "nd", "rd", "th"),
    names=frozenset(["may", "march", "mar", "sun", "sat", "wed"]),
    timid=frozenset(["may", "march", "mar", "sun", "sat", "wed", "spring", "summer", "autumn", "winter", *_DECADES])
    | {"christmas", "xmas", "easter", "halloween", "thanksgiving", "chinese new year", "lunar new year", "spring festival"},
    heads=frozenset(
        [
            "sales",
            "revenue",
            "revenues",
            "earnings",
            "results",
            "profit",
            "annual",
            "full",
            "budget",
            "guidance",
            "financial",
            "net",
            "gross",
            "figures",
            "target",
            "outlook",
            "total",
            "operating",
            "adjusted",
            "forecast",
            "year",
            "report",
            "season",
            "fiscal",
            "dividend",
            "performance",
            # what a year does, and a number of things seldom does
            "was",
            "is",
            "has",
            "saw",
            "brought",
            "marked",
            "began",
        ]
    ),
    plain=("s", "people"),
    articles=("a", "an", "the"),
    genitive="'s",
    ahead=("will", "'ll", "shall", "going to", "due", "expected to", "plans to", "expects to"),
    fiscal=("fiscal", "financial"),
    fiscal_before=("fiscal ", "fiscal year ", "financial year ", "fy", "fy "),
    spaced=True,
)
