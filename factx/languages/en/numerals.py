"""English numerals, units, counters and hedges."""

from __future__ import annotations

from decimal import Decimal

from factx.languages.numerals import Numerals, Unit
from factx.pattern import Pattern
from factx.units import NAMESAKES, names

_ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {
    10**3: "thousand k",
    10**5: "lakh lakhs",
    10**6: "million m mn mln mm mio",
    10**7: "crore crores",
    10**9: "billion b bn bln",
    10**12: "trillion tn trn tln tr",
    10**15: "quadrillion",
}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip
_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth"


def _digits() -> dict[str, tuple[str, int]]:
    ones = {word: ("digit", value) for value, word in enumerate(_ONES.split(), 1)}
    tens = {word: ("tens", value * 10) for value, word in enumerate(_TENS.split(), 2)}
    return ones | tens | dict.fromkeys(("zero", "nought", "naught"), ("digit", 0))


def _parts() -> dict[str, tuple[str, int]]:
    """Denominators with their plurals: third, thirds, twenty-firsts."""
    parts = {"halves": 2}
    for word, value in _PARTS.items():
        parts |= {word: value, word + "s": value}
    for ten, tens in enumerate(_TENS.split(), 2):
        for one, word in enumerate(_PLACES.split()[:9], 1):
            parts |= {f"{tens}-{word}": 10 * ten + one, f"{tens}-{word}s": 10 * ten + one}
        parts[f"{tens} firsts"] = 10 * ten + 1  # twenty fifths are four
    return {word: ("part", value) for word, value in parts.items()}


_MEASURES = {
    "%": "%, percent, per cent, percents, per-cent, pct, pc, "
    "of a percent, of a per cent, of one percent, of one per cent, a percent, a per cent",
    "pp": """
        percentage point, percentage points, percentage-point, percentage-points, ppt, ppts, pp, pps, pts, % points, %-points,
        a percentage point, of a percentage point, of one percentage point
    """,
    "bp": "basis point, basis points, basis-point, basis-points, bp, bps",
    "x": "x, times, fold, -fold",
}
_MINOR = (
    ("USX", "1", "cent, cents, ¢"), ("USX", "1", "us cent, us cents, u.s. cent, u.s. cents, american cents"),
    ("GBX", "1", "penny, pence, pennies, p, gbx, british pence"), ("EUX", "1", "euro cent, euro cents, eurocent, eurocents"),
    ("HKD", "0.01", "hk cents, hong kong cents"), ("AUD", "0.01", "australian cents, a cents"), ("CAD", "0.01", "canadian cents"),
    ("NZD", "0.01", "new zealand cents"), ("SGD", "0.01", "singapore cents"), ("CNY", "0.1", "mao, jiao"),
    ("CNY", "0.01", "fen"), ("SAT", "1", "satoshi, satoshis, sats"),
)  # fmt: skip
# Modifier -> hedges before a number; "" -> words that only end like one.
_BEFORE = {
    "over": """
        over, more than, exceeding, exceed, exceeds, exceeded, in excess of, above, upwards of, surpassing, surpassed,
        surpasses, passed, crossed,
        topped, topping, greater than, higher than, north of, >
    """,
    "at_least": "at least, no less than, not less than, no fewer than, not fewer than, a minimum of, minimum of, ≥",
    "under": "less than, under, below, fewer than, lower than, short of, <",
    "at_most": """
        up to, at most, as much as, as many as, no more than, not more than, a maximum of, maximum of, not exceeding, ≤
    """,
    "about": "about, around, approximately, roughly, some, approx, approx., circa, an estimated, estimated, ~, ≈",
    "nearly": "nearly, almost, close to, just under, approaching, near",
    "": """
        edged up to, ticked up to, crept up to, inched up to, went up to, picked up to, moved up to, pushed up to, shot up to,
        jumped up to, nudged up to, speeded up to, sped up to, stepped up to,
        over-the, all over, come about, turn around, over the, game over, handed over, added up to, adds up to, add up to,
        adding up to
    """,
}


# Money that several countries call so (`factx.units.NAMESAKES`).
_SHARED = {
    **dict.fromkeys(("rupee", "rupees", "rs", "rs.", "re."), "INR"), **dict.fromkeys(("peso", "pesos"), "MXN"),
    **dict.fromkeys(("krone", "kroner"), "NOK"), **dict.fromkeys(("crown", "crowns"), "SEK"),
    **dict.fromkeys(("shilling", "shillings", "sh", "shs", "sh."), "KES"),
}
# Letters, and a code that is a word, which stand for money right before an amount in millions: N796 billion, R1.2bn, TRY6bn.
_LETTERS = {"n": "NGN", "r": "ZAR", "try": "TRY", "p": "PHP", "k": "ZMW", "bt": "THB"}
_MARKS = {
    **dict.fromkeys(("ksh", "kshs"), "KES"), **dict.fromkeys(("tsh", "tshs"), "TZS"), **dict.fromkeys(("ush", "ushs"), "UGX"),
    **dict.fromkeys(("gh¢", "gh₵", "₵"), "GHS"), **dict.fromkeys(("fcfa", "xof"), "XOF"),
}  # fmt: skip


def _units() -> dict[str, Unit]:
    units = {}
    for name, code in names("en").items():
        units[name] = Unit(code)
        if name[-1].isalpha() and len(name) > 3:
            units[name + "s"] = Unit(code)
        if name.upper() == code:  # 30 MUSD, 12 kEUR
            for letters, factor in (("k", 10**3), ("m", 10**6), ("bn", 10**9)):
                units[letters + name] = Unit(code, Decimal(factor))
    for code, part, words in _MINOR:
        units |= dict.fromkeys(_list(words), Unit(code, Decimal(part), local=words.startswith("cent"), minor=True))
    for code, words in _MEASURES.items():
        units |= dict.fromkeys(_list(words), Unit(code))
    units |= {name: Unit(code, local=True) for name, code in _SHARED.items() if len(name) > 3}
    units |= dict.fromkeys(("franc", "francs"), Unit("CHF")) | dict.fromkeys(("buck", "bucks"), Unit("USD", local=True))
    treaty = ("pct application", "pct applications", "pct patent", "pct patents", "pct filing", "pct filings")
    units |= dict.fromkeys(treaty, Unit(""))  # no percentages
    units |= dict.fromkeys(("p/e", "p/b", "p/s", "p&l"), Unit(""))  # no pence
    return units | dict.fromkeys(("$", "dollar", "dollars"), Unit("USD", local=True))


# Catalogue unit -> the nouns that count it; a plain plural -s is understood.
_NOUNS = {
    "person": """
        people, person, user, customer, client, borrower, employee, staff, worker, engineer, researcher, scientist, member,
        subscriber, investor, student, passenger, job, role, participant, individual, account, shareholder, developer,
        farmer, consumer, patient, position, subscription, household, cardholder, depositor, visitor, tourist, player,
        driver, rider, merchant
    """,
    "patent": "patent, patent application, application, patent family, patent families, invention, grant",
    "institution": """
        institution, bank, company, companies, firm, partner, store, shop, outlet, branch, branches, supplier, enterprise,
        business, businesses, restaurant, subsidiary, subsidiaries, hospital, school, university, universities, office,
        hotel, agency, agencies, factory, factories, plant, dealer, retailer, merchant
    """,
    "vehicle": "vehicle, car, truck, van, bus, buses, unit, automobile, ev, delivery, deliveries",
    "loan": "loan, loan application, transaction, mortgage, order",
    "m2": "square metre, square meter, sqm, sq m, m2",
    "month": "month",
    "point": "point",
    "measure": """
        year-old, years old, time, mile, kilometre, kilometer, km, metre, meter, foot, feet, inch, inches, acre, hectare, kg,
        kilogram, gram, litre, liter, gallon, degree, watt, kw, mw, gw, kwh, mwh, mph, hz, ghz, mhz, gb, tb, mb
    """,
    "item": """
        item, product, system, standard, unit, device, country, countries, city, cities, market, project, share,
        software copyright, copyright, piece, handset, phone, smartphone, barrel, ton, tonne, ounce, station, aircraft,
        plane, flight, room, home, property, properties, site, location, model, brand, game, title, download, chip, wafer,
        license, licence, state, province, facility, facilities, bond, contract, award, order, case, box, boxes, book,
        article, copy, copies, terminal, machine, robot, panel, battery, batteries
    """,
}


def _prefixes() -> dict[str, Unit]:
    """Symbols and codes stand before the number, names after it."""
    written = {name: Unit(code) for name, code in names("en").items() if not name.isalpha() or len(name) <= 3}
    del written["won"]  # won 370 orders
    percent = dict.fromkeys(("percent of", "percents of", "per cent of"), Unit("%"))
    marks = {mark: Unit(code, local=code in NAMESAKES) for mark, code in (_LETTERS | _MARKS).items()}
    shared = {name: Unit(code, local=True) for name, code in _SHARED.items() if len(name) <= 3}
    return written | percent | marks | shared | {"$": Unit("USD", local=True), "yuan": Unit("CNY")}


def _fractional() -> dict[str, tuple[str, str]]:
    """Parts of a point or per cent that stand right before it: a quarter-point cut, half percent."""
    parts = (("0.5", "half"), ("0.25", "quarter"), ("0.75", "three-quarter"), ("0.75", "three-quarters"))
    points = dict.fromkeys(("point", "percentage point", "percentage-point"), "pp") | {"percent": "%", "per cent": "%"}
    return {
        f"{a}{part}{by}{unit}": (value, code)
        for value, part in parts for a in ("", "a ") for by in " -" for unit, code in points.items()
    }  # fmt: skip


def _list(words: str) -> tuple[str, ...]:
    """Words and phrases of a list with commas."""
    return tuple(" ".join(word.split()) for word in words.split(","))


def _counters() -> dict[str, tuple[str, ...]]:
    counters: dict[str, tuple[str, ...]] = {}
    for unit, nouns in _NOUNS.items():
        for noun in _list(nouns):
            plural = noun if noun.endswith(("s", "people", "staff", "2", "m")) else noun + "s"
            for form in {noun, plural}:
                counters[form] = (*counters.get(form, ()), unit)
    return counters


_WORDS = """
    7-eleven, one-off, one-time, one of, one another, no one, one day, one by one, 24/7, first-half, two-way, one-way,
    three-dimensional, zero-day, big four, group of seven, group of 20, ten thousand foot, forbes 500, fortune 500,
    fortune global 500, s&p 500, nasdaq 100, ftse 100, ftse 250, russell 2000, nikkei 225, csi 300, euro stoxx 50, form 10-k,
    one-third-owned
"""
_NO_ADJECTIVE = """
    a an as at by in is of on or to up and are but for had has its off out per the via was who down each from have into over
    than that were will with about after could since their under until which while would before during
"""

_MOVERS = """
    by rose fell up down increased decreased grew declined dropped climbed jumped gained slipped added lost surged plunged
    narrowed widened
"""
# Verbs that go up to a number, which limits nothing.
_CLIMBERS = """
    edged ticked inched crept nudged moved went shot climbed rose jumped grew gone risen edging ticking inching
"""

NUMERALS = Numerals(
    begins="0-9.adefhnoqstz",
    starts=r"[0-9]|[.](?=[0-9])|(?<![a-z])(?:an?(?= )|zero|nought|naught|half|quarter|doubled|tripled|quadrupled|halved|"
    + "|".join((*_ONES.split(), *_TENS.split(), *_PLACES.split()))
    + ")(?![a-z])",
    # English may group by lakh (12,34,567) or by spaces (40 000); copies of continental text have a decimal comma (5,00;
    # 1.234,50), those of a PDF a space before the point (45 .5).
    figures=r"[0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9])(?: ?\.[0-9]{1,20})?"
    r"|(?<![0-9,.])[0-9]{1,3}(?: [0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,20})?"
    r"|(?<![0-9,.])[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|(?<![0-9,])[0-9]+,[0-9]{1,2}(?![0-9]|,[0-9])|[0-9]+(?: ?\.[0-9]+)?|\.[0-9]+",
    tokens={
        **_digits(), **_parts(), "hundred": ("power", 100), "hundreds": ("power", 100),
        **{word: ("scale", value) for value, words in _SCALES.items() for word in words.split()},
        "thousands": ("scale", 10**3), "millions": ("scale", 10**6), "billions": ("scale", 10**9), "trillions": ("scale", 10**12),
        "dozen": ("dozen", 12), "dozens": ("dozen", 12), "dozs": ("dozen", 12), "doz": ("dozen", 12),
        "point": ("point", 0), "a": ("article", 1), "an": ("article", 1),
    },
    spoken=False,
    joins=("", " ", "-", "  ", " - "),
    links=(" and ", "  and  "),
    of=(" of a ", " of an "),
    minus=("minus ", "negative ", "-", "minus "),
    before={word: modifier for modifier, words in _BEFORE.items() for word in _list(words)}
    | {f"{verb} up to": "" for verb in _CLIMBERS.split()},
    after={
        "+": "over", "plus": "over", "plus or minus": "",
        "-plus": "over", "or so": "about", "or more": "at_least", "or above": "at_least",
        "or higher": "at_least", "and above": "at_least", "and over": "at_least", "and more": "at_least", "or less": "at_most",
        "or fewer": "at_most", "and below": "at_most",
    },
    inside={"+": "over"},
    units=_units(),
    prefixes=_prefixes(),
    tight=frozenset(_LETTERS),
    counters=_counters(),
    gaps=("", " ", "-"),
    ranges=("-", " - ", " to ", "~", "--", " -- "),
    lists=(", ", " and ", ", and ", " or ", "/"),
    between=(
        ("between ", " and "), *((f"rang{ending} from ", " to ") for ending in ("e", "es", "ed", "ing")),
        *((f"{verb} from ", " to ") for verb in ("run", "runs", "running", "vary", "varies", "varying")),
    ),
    origins=("from",),
    movers=tuple(_MOVERS.split()),
    words=frozenset(_list(_WORDS)),
    codes={
        "score": (r"(?<![0-9.,:])[0-9]{1,3}:[0-9](?![0-9.])",),
        "listing": (r"(?:(?<=table )|(?<=chart )|(?<=figure )|(?<=exhibit ))[0-9]{1,2}(?![0-9,%]|\.[0-9]| ?[a-z]*illion)",),
        "model": (r"(?<![0-9a-z.,])(?:360|480|540|720|1080|1440|2160)p(?![0-9a-z])",),  # lines of a screen
    },
    adjective=frozenset(_NO_ADJECTIVE.split()),
    articles=("one",),
    lone=("", ""),
    ordinal_suffixes=("st", "nd", "rd", "th"),
    ordinal_ends=(
        *(join + word for word in ("place", "spot", "largest", "biggest", "most", "highest", "ranked") for join in " -"),
        " in the world", " globally",
    ),
    sums=(" ", " and ", ", "),
    cents=True,
    scales_of_money={"t": 10**12},
    ratios=(" over ", " out of "),
    rank_ends=("",),
    rank_cues=("rank", "ranks", "ranked", "ranked the", "ranks the", "ranking", "placed", "no.", "no", "number", "#"),
    placing=(
        Pattern(
            r"\b(?:c[ao]mes?(?: in)?|(?:climbed|rose|moved(?: up| down)?|jumped|slipped|fell|dropped|slid|advanced|leapt|surged"
            r"|vaulted|sank|up|down) (?:to|from)|held on ?to|clung to|stays?|stayed|remains?|remained|ranks?) $"
        ),
        Pattern(
            r"(?=[,.;:)]| (?:in|among|of all|of the|with|on|behind|ahead|after|overall|globally|worldwide|nationally|at|from|last"
            r"|this|and|but|while)\b)"
        ),
    ),
    places={word: place for place, word in enumerate(_PLACES.split(), 1)},
    phrases={"doubled": (100, "%"), "tripled": (200, "%"), "quadrupled": (300, "%"), "halved": (-50, "%"), **_fractional()},
    shares={"half": 50},
    whole=("of", "to $", "to £", "to €", "to us$", "to rs", "to rp", "to rmb", "to ₹"),
)  # fmt: skip
