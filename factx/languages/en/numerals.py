"""English numerals, units, counters and hedges."""

from __future__ import annotations

from decimal import Decimal

from factx.languages.numerals import Numerals, Unit
from factx.units import names

_ONES = dict(zip("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
                 "nineteen".split(), range(1, 20), strict=True))  # fmt: skip
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {
    "thousand": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6,
    "mio": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "b": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12, "tln": 10**12, "quadrillion": 10**15,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
          "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
          "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
          "trillionth": 10**12}  # fmt: skip
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}


def _parts() -> dict[str, tuple[str, int]]:
    parts = {"halves": 2}
    for word, value in _PARTS.items():
        parts |= {word: value, word + "s": value}
    tens = {f"{ten}{join}{word}{s}": value + _PLACES[word] for ten, value in _TENS.items() for word in ("first", "third", "fourth", "fifth",
            "sixth", "seventh", "eighth", "ninth") for s in ("", "s") for join in "-"}  # fmt: skip
    return {word: ("part", value) for word, value in (parts | tens).items()}


_BEFORE = {
    "over": ("over", "more than", "exceeding", "exceed", "exceeds", "exceeded", "exceeding the", "in excess of", "above", "upwards of",
             "surpassing", "surpassed", "topped", "topping", "greater than", "higher than", "north of", ">"),
    "at_least": ("at least", "no less than", "not less than", "no fewer than", "not fewer than", "a minimum of", "minimum of", "≥"),
    "under": ("less than", "under", "below", "fewer than", "lower than", "short of", "<"),
    "at_most": ("up to", "at most", "as much as", "as many as", "no more than", "not more than", "a maximum of", "maximum of", "not exceeding",
                "≤"),
    "about": ("about", "around", "approximately", "roughly", "some", "approx", "approx.", "circa", "an estimated", "estimated", "~", "≈",
              "approximately rmb"),
    "nearly": ("nearly", "almost", "close to", "just under", "approaching", "near"),
    "": ("over-the", "all over", "come about", "turn around", "over the", "game over", "handed over"),
}  # fmt: skip


def _units() -> dict[str, Unit]:
    units = {}
    for name, code in names("en").items():
        units[name] = Unit(code)
        if name[-1].isalpha() and len(name) > 3 and name not in ("yuan", "renminbi", "baht", "rand"):
            units[name + "s"] = Unit(code)
        if name.upper() == code:  # 30 MUSD, 12 kEUR
            units |= {"m" + name: Unit(code, Decimal(10**6)), "k" + name: Unit(code, Decimal(10**3)), "bn" + name: Unit(code, Decimal(10**9))}
    cent, penny = Unit("USD", Decimal("0.01"), True, True), Unit("GBP", Decimal("0.01"), minor=True)
    percent, point, basis = Unit("%"), Unit("pp"), Unit("bp")
    units |= {
        "$": Unit("USD", local=True), "dollar": Unit("USD", local=True), "dollars": Unit("USD", local=True),
        "franc": Unit("CHF"), "francs": Unit("CHF"), "cent": cent, "cents": cent, "¢": cent, "us cents": Unit("USD", Decimal("0.01"), minor=True),
        "penny": penny, "pence": penny, "pennies": penny, "euro cents": Unit("EUR", Decimal("0.01"), minor=True),
        "mao": Unit("CNY", Decimal("0.1"), minor=True), "fen": Unit("CNY", Decimal("0.01"), minor=True),
        "satoshi": Unit("BTC", Decimal("0.00000001"), minor=True), "satoshis": Unit("BTC", Decimal("0.00000001"), minor=True),
        "%": percent, "percent": percent, "per cent": percent, "pct": percent, "pc": percent,
        "percentage point": point, "percentage points": point, "percentage-point": point, "percentage-points": point, "ppt": point, "ppts": point,
        "pp": point, "pps": point, "pts": point, "% points": point, "%-points": point,
        "basis point": basis, "basis points": basis, "basis-point": basis, "bp": basis, "bps": basis,
        "x": Unit("x"), "times": Unit("x"), "fold": Unit("x"), "-fold": Unit("x"),
    }  # fmt: skip
    return units


_NOUNS: dict[str, tuple[str, ...]] = {
    "person": ("people", "person", "user", "customer", "client", "borrower", "employee", "staff", "worker", "engineer", "researcher", "scientist",
               "member", "subscriber", "investor", "student", "passenger", "job", "role", "participant", "individual", "account", "shareholder",
               "developer", "farmer", "consumer", "patient", "position", "subscription", "household", "cardholder", "depositor", "visitor",
               "tourist", "player", "driver", "rider", "merchant"),
    "patent": ("patent", "patent application", "application", "patent family", "patent families", "invention", "grant"),
    "institution": ("institution", "bank", "company", "companies", "firm", "partner", "store", "shop", "outlet", "branch", "branches", "supplier",
                    "enterprise", "business", "businesses", "restaurant", "subsidiary", "subsidiaries", "hospital", "school", "university",
                    "universities", "office", "hotel", "agency", "agencies", "factory", "factories", "plant", "dealer", "retailer", "merchant"),
    "vehicle": ("vehicle", "car", "truck", "van", "bus", "buses", "unit", "automobile", "ev", "delivery", "deliveries"),
    "loan": ("loan", "loan application", "transaction", "mortgage", "order"),
    "m2": ("square metre", "square meter", "sqm", "sq m", "m2"),
    "month": ("month",),
    "point": ("point",),
    "item": ("item", "product", "system", "standard", "unit", "device", "country", "countries", "city", "cities", "market", "project", "share",
             "software copyright", "copyright", "piece", "handset", "phone", "smartphone", "barrel", "ton", "tonne", "ounce", "station", "aircraft",
             "plane", "flight", "room", "home", "property", "properties", "site", "location", "model", "brand", "game", "title", "download",
             "chip", "wafer", "license", "licence", "state", "province", "facility", "facilities", "bond", "contract", "award", "order", "case",
             "box", "boxes", "book", "article", "copy", "copies", "terminal", "machine", "robot", "panel", "battery", "batteries"),
}  # fmt: skip


def _counters() -> dict[str, tuple[str, ...]]:
    counters: dict[str, tuple[str, ...]] = {}
    for unit, nouns in _NOUNS.items():
        for noun in nouns:
            for form in (noun, noun if noun.endswith(("s", "people", "staff", "2", "m")) else noun + "s"):
                counters[form] = tuple(dict.fromkeys((*counters.get(form, ()), unit)))
    return counters


_WORDS = ("7-eleven", "one-off", "one-time", "one of", "one another", "no one", "one day", "one by one", "24/7", "first-half", "two-way", "one-way",
          "three-dimensional", "zero-day", "big four", "group of seven", "group of 20", "ten thousand foot", "forbes 500", "fortune 500",
          "fortune global 500", "s&p 500", "nasdaq 100", "ftse 100", "ftse 250", "russell 2000", "nikkei 225", "csi 300", "euro stoxx 50",
          "form 10-k", "one-third-owned")  # fmt: skip

NUMERALS = Numerals(
    starts=r"[0-9]|[.](?=[0-9])|(?<![a-z])(?:an?(?= )|" + "|".join((*_ONES, *_TENS, "zero", "nought", "naught", "half", "quarter",
        "doubled", "tripled", "quadrupled", *_PLACES)) + ")(?![a-z])",
    # English may group by lakh (12,34,567), by spaces (40 000), and copies of continental text have a decimal comma (5,00).
    figures=r"[0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9])(?:\.[0-9]{1,20})?|(?<![0-9,.])[0-9]{1,3}(?: [0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,20})?"
            r"|(?<![0-9,])[0-9]+,[0-9]{1,2}(?![0-9]|,[0-9])|[0-9]+(?:\.[0-9]+)?|\.[0-9]+",
    tokens={
        **{word: ("digit", value) for word, value in _ONES.items()}, "zero": ("digit", 0), "nought": ("digit", 0), "naught": ("digit", 0),
        **{word: ("tens", value) for word, value in _TENS.items()}, "hundred": ("power", 100), "hundreds": ("power", 100),
        **{word: ("scale", value) for word, value in _SCALES.items()}, **_parts(),
        "dozen": ("dozen", 12), "dozens": ("dozen", 12), "dozs": ("dozen", 12), "doz": ("dozen", 12),
        "point": ("point", 0), "a": ("article", 1), "an": ("article", 1),
    },
    spoken=False,
    joins=("", " ", "-", "  ", " - "),
    links=(" and ", "  and  ", " of a ", " of an "),
    minus=("minus ", "negative ", "-", "minus "),
    before={word: modifier for modifier, words in _BEFORE.items() for word in words},
    after={
        "+": "over", "or more": "at_least", "and above": "at_least", "or above": "at_least", "and over": "at_least", "or less": "at_most",
        "or fewer": "at_most", "or so": "about", "plus": "over", "and more": "at_least", "or higher": "at_least", "and below": "at_most",
    },
    inside={"+": "over"},
    units=_units(),
    prefixes={name: Unit(code) for name, code in names("en").items() if not name.isalpha() or name.upper() == code or name in ("rmb", "rm", "rs")}
    | {"$": Unit("USD", local=True), "yuan": Unit("CNY"), "percent of": Unit("%"), "percents of": Unit("%"), "per cent of": Unit("%")},
    counters=_counters(),
    gaps=("", " ", "-"),
    ranges=("-", " - ", " to ", "~", "--", " -- "),
    lists=(", ", " and ", ", and ", " or ", "/"),
    between=(("between ", " and "), ("ranging from ", " to "), ("range from ", " to "), ("ranges from ", " to "), ("ranged from ", " to ")),
    origins=("from",),
    words=_WORDS,
    adjective=frozenset("of in to and for from by at on or is as with per was were are than the a an its their had has have will would could "
        "which that who while but each into over under about after before since until during out up down off via".split()),
    articles=("one",),
    lone=("", ""),
    ordinal_suffixes=("st", "nd", "rd", "th"),
    ordinal_ends=(" place", "-place", " largest", "-largest", " biggest", "-biggest", " most", "-most", " highest", "-highest", "-ranked",
                  " in the world", " globally"),
    sums=(" ", " and ", ", "),
    cents=True,
    ratios=(" over ", " out of "),
    rank_cues=("rank", "ranks", "ranked", "ranking", "placed", "no.", "no", "number", "#"),
    places=_PLACES,
    phrases={"doubled": (100, "%"), "tripled": (200, "%"), "quadrupled": (300, "%")},
    shares={"half": 50},
    whole=("of",),
)  # fmt: skip
