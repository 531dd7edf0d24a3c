"""Units that need no language to be told apart: ISO 4217 currencies, their symbols and their names in each language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# ISO 4217 code -> names by language, folded, without plural; "" holds the symbols and abbreviations that every language writes.
# BTC is no ISO code, but is written where one stands. Left out: codes that are English words or
# other abbreviations in capitals (ALL, TRY, TOP; IRR, BHD).
CURRENCIES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "CNY": {"zh": ("人民币", "人币", "人民币元", "元人民币", "元(人民币)"), "en": ("yuan", "chinese yuan", "renminbi", "kuai"),
            "": ("rmb", "cny", "rmb¥", "¥", "cn¥", "cnh")},
    "USD": {"zh": ("美元", "美金", "美圆", "美刀", "元美元", "元美金"), "en": ("us dollar", "u.s. dollar", "american dollar"),
            "": ("usd", "us$", "us $", "u.s.$", "u.s. $", "u.s $", "usd$")},
    "HKD": {"zh": ("港元", "港币", "港圆", "港纸", "元港币", "元港元"), "en": ("hong kong dollar",),
            "": ("hkd", "hk$", "hk $", "hkd$")},
    "TWD": {"zh": ("新台币", "台币", "元新台币", "元台币"), "en": ("taiwan dollar", "new taiwan dollar", "taiwanese dollar"),
            "": ("twd", "ntd", "nt$", "nt $", "ntd$", "t$")},
    "MOP": {"zh": ("澳门元", "澳门币", "葡币"), "en": ("pataca",), "": ("mop", "mop$")},
    "EUR": {"zh": ("欧元",), "en": ("euro",), "": ("eur", "€")},
    "GBP": {"zh": ("英镑", "镑"), "en": ("pound", "pound sterling", "pounds sterling", "british pound", "sterling", "quid"),
            "": ("gbp", "£", "gb£")},
    "JPY": {"zh": ("日元", "日圆", "日币", "円"), "en": ("yen", "japanese yen"), "": ("jpy", "jp¥")},
    "KRW": {"zh": ("韩元", "韩圆", "韩币"), "en": ("won", "korean won", "south korean won"), "": ("krw", "₩")},
    "SGD": {"zh": ("新加坡元", "新元", "坡元", "新币"), "en": ("singapore dollar",), "": ("sgd", "s$", "sg$")},
    "AUD": {"zh": ("澳元", "澳币", "澳大利亚元"), "en": ("australian dollar",), "": ("aud", "a$", "au$", "aud$")},
    "NZD": {"zh": ("新西兰元", "纽元", "纽币"), "en": ("new zealand dollar",), "": ("nzd", "nz$")},
    "CAD": {"zh": ("加元", "加币", "加拿大元"), "en": ("canadian dollar",), "": ("cad", "c$", "c $", "ca$", "cad$")},
    "CHF": {"zh": ("瑞士法郎", "瑞郎"), "en": ("swiss franc",), "": ("chf", "sfr")},
    "SEK": {"zh": ("瑞典克朗",), "en": ("swedish krona", "swedish kronor", "krona", "kronor", "swedish crown"),
            "": ("sek", "skr")},
    "NOK": {"zh": ("挪威克朗",), "en": ("norwegian krone", "norwegian kroner", "norwegian crown", "krone", "kroner"),
            "": ("nok", "nkr")},
    "DKK": {"zh": ("丹麦克朗",), "en": ("danish krone", "danish kroner", "danish crown"), "": ("dkk", "dkr")},
    "PLN": {"zh": ("兹罗提",), "en": ("zloty", "polish zloty"), "": ("pln",)},
    "CZK": {"zh": ("捷克克朗",), "en": ("czech koruna", "czech crown"), "": ("czk",)},
    "HUF": {"zh": ("福林",), "en": ("forint", "hungarian forint"), "": ("huf",)},
    "RUB": {"zh": ("卢布", "俄罗斯卢布"), "en": ("ruble", "rouble", "russian ruble"), "": ("rub", "₽")},
    "INR": {"zh": ("卢比", "印度卢比"), "en": ("rupee", "indian rupee"), "": ("inr", "₹", "rs", "rs.")},
    "PKR": {"zh": ("巴基斯坦卢比",), "en": ("pakistani rupee",), "": ("pkr",)},
    "IDR": {"zh": ("印尼盾", "印尼卢比"), "en": ("rupiah", "indonesian rupiah"), "": ("idr", "rp")},
    "VND": {"zh": ("越南盾",), "en": ("dong", "vietnamese dong"), "": ("vnd", "₫")},
    "THB": {"zh": ("泰铢", "铢"), "en": ("baht", "thai baht"), "": ("thb", "฿")},
    "MYR": {"zh": ("林吉特", "令吉", "马币"), "en": ("ringgit", "malaysian ringgit"), "": ("myr", "rm")},
    "PHP": {"zh": ("菲律宾比索",), "en": ("philippine peso",), "": ("₱", "php")},
    "MXN": {"zh": ("墨西哥比索",), "en": ("peso", "mexican peso"), "": ("mxn", "mex$")},
    "BRL": {"zh": ("雷亚尔", "巴西雷亚尔"), "en": ("real", "reais", "brazilian real"), "": ("brl", "r$")},
    "ARS": {"zh": ("阿根廷比索",), "en": ("argentine peso",), "": ("ars",)},
    "CLP": {"zh": ("智利比索",), "en": ("chilean peso",), "": ("clp",)},
    "TRY": {"zh": ("里拉", "土耳其里拉"), "en": ("lira", "turkish lira"), "": ("₺", "tl")},
    "ZAR": {"zh": ("兰特", "南非兰特"), "en": ("rand", "south african rand"), "": ("zar",)},
    "NGN": {"zh": ("奈拉",), "en": ("naira",), "": ("ngn", "₦")},
    "KES": {"zh": ("肯尼亚先令",), "en": ("shilling", "kenyan shilling"), "": ("kes", "sh", "ksh", "kshs", "kes.")},
    "EGP": {"zh": ("埃及镑",), "en": ("egyptian pound",), "": ("egp",)},
    "AED": {"zh": ("迪拉姆", "阿联酋迪拉姆"), "en": ("dirham", "uae dirham", "emirati dirham"), "": ("aed", "dh", "dhs")},
    "SAR": {"zh": ("里亚尔", "沙特里亚尔"), "en": ("riyal", "saudi riyal"), "": ("sar",)},
    "KWD": {"zh": ("科威特第纳尔",), "en": ("dinar", "kuwaiti dinar"), "": ("kwd",)},
    "ILS": {"zh": ("谢克尔",), "en": ("shekel", "israeli shekel"), "": ("ils", "₪")},
    "KZT": {"zh": ("坚戈",), "en": ("tenge",), "": ("kzt", "₸")},
    "UAH": {"zh": ("格里夫纳",), "en": ("hryvnia",), "": ("uah", "₴")},
    "GEL": {"zh": ("拉里",), "en": ("lari", "georgian lari"), "": ("gel", "₾")},
    "MNT": {"zh": ("图格里克",), "en": ("tugrik",), "": ("mnt", "₮")},
    "IRR": {"zh": ("伊朗里亚尔",), "en": ("rial", "iranian rial"), "": ()},
    "OMR": {"zh": ("阿曼里亚尔",), "en": ("omani rial",), "": ("omr",)},
    "QAR": {"zh": ("卡塔尔里亚尔",), "en": ("qatari riyal",), "": ("qar",)},
    "BHD": {"zh": ("巴林第纳尔",), "en": ("bahraini dinar",), "": ()},
    "JOD": {"zh": ("约旦第纳尔",), "en": ("jordanian dinar",), "": ("jod",)},
    "IQD": {"zh": ("伊拉克第纳尔",), "en": ("iraqi dinar",), "": ("iqd",)},
    "MAD": {"zh": ("摩洛哥迪拉姆",), "en": ("moroccan dirham",), "": ()},
    "TND": {"zh": ("突尼斯第纳尔",), "en": ("tunisian dinar",), "": ("tnd",)},
    "DZD": {"zh": ("阿尔及利亚第纳尔",), "en": ("algerian dinar",), "": ("dzd",)},
    "LBP": {"zh": ("黎巴嫩镑",), "en": ("lebanese pound",), "": ("lbp",)},
    "COP": {"zh": ("哥伦比亚比索",), "en": ("colombian peso",), "": ("col$",)},
    "UYU": {"zh": ("乌拉圭比索",), "en": ("uruguayan peso",), "": ("uyu",)},
    "PEN": {"zh": ("秘鲁索尔",), "en": ("peruvian sol", "peruvian soles"), "": ("s/.",)},
    "RON": {"zh": ("罗马尼亚列伊",), "en": ("romanian leu", "romanian lei", "lei"), "": ()},
    "BGN": {"zh": ("保加利亚列弗",), "en": ("bulgarian lev", "bulgarian leva", "leva"), "": ("bgn",)},
    "RSD": {"zh": ("塞尔维亚第纳尔",), "en": ("serbian dinar",), "": ("rsd",)},
    "ISK": {"zh": ("冰岛克朗",), "en": ("icelandic krona", "icelandic kronur"), "": ("isk",)},
    "BYN": {"zh": ("白俄罗斯卢布",), "en": ("belarusian ruble", "belarusian rouble"), "": ("byn",)},
    "AZN": {"zh": ("阿塞拜疆马纳特",), "en": ("manat", "azerbaijani manat"), "": ("azn", "₼")},
    "BDT": {"zh": ("孟加拉塔卡",), "en": ("taka", "bangladeshi taka"), "": ("bdt", "৳", "tk")},
    "LKR": {"zh": ("斯里兰卡卢比",), "en": ("sri lankan rupee",), "": ("lkr",)},
    "NPR": {"zh": ("尼泊尔卢比",), "en": ("nepalese rupee", "nepali rupee"), "": ()},
    "MMK": {"zh": ("缅甸元", "缅元"), "en": ("kyat", "myanmar kyat"), "": ("mmk",)},
    "KHR": {"zh": ("柬埔寨瑞尔",), "en": ("riel", "cambodian riel"), "": ("khr",)},
    "ETB": {"zh": ("埃塞俄比亚比尔",), "en": ("birr", "ethiopian birr"), "": ("etb",)},
    "GHS": {"zh": ("加纳塞地",), "en": ("cedi", "ghanaian cedi"), "": ("ghs", "gh¢", "gh₵")},
    "UGX": {"zh": ("乌干达先令",), "en": ("ugandan shilling",), "": ("ugx", "ush", "ushs")},
    "TZS": {"zh": ("坦桑尼亚先令",), "en": ("tanzanian shilling",), "": ("tzs", "tsh")},
    "BWP": {"zh": ("博茨瓦纳普拉",), "en": ("pula", "botswana pula"), "": ("bwp",)},
    "ZMW": {"zh": ("赞比亚克瓦查",), "en": ("kwacha", "zambian kwacha"), "": ("zmw",)},
    "MWK": {"zh": ("马拉维克瓦查",), "en": ("malawian kwacha",), "": ("mwk",)},
    "PGK": {"zh": ("巴布亚新几内亚基那",), "en": ("kina",), "": ("pgk",)},
    "XOF": {"zh": ("西非法郎",), "en": ("cfa franc", "cfa francs"), "": ("fcfa", "cfa", "xof")},
    "NAD": {"zh": ("纳米比亚元",), "en": ("namibian dollar",), "": ("n$",)},
    "RWF": {"zh": ("卢旺达法郎",), "en": ("rwandan franc",), "": ("rwf", "frw")},
    "MUR": {"zh": ("毛里求斯卢比",), "en": ("mauritian rupee",), "": ()},
    "DEM": {"zh": ("德国马克",), "en": ("deutsche mark", "deutschmark", "german mark"), "": ()},
    "FRF": {"zh": ("法国法郎",), "en": ("french franc",), "": ()},
    "ITL": {"zh": ("意大利里拉",), "en": ("italian lira", "italian lire", "lire"), "": ()},
    "NLG": {"zh": ("荷兰盾",), "en": ("guilder", "dutch guilder"), "": ()},
    "BTC": {"zh": ("比特币",), "en": ("bitcoin",), "": ("btc", "₿")},
})  # fmt: skip
# Parts of money that markets quote under codes of their own -> the money and how many make one of it. A mention counts them as
# written (470 pence), a fact gives the money (4.7 pounds).
PARTS: Mapping[str, tuple[str, int]] = MappingProxyType({
    "USX": ("USD", 100), "GBX": ("GBP", 100), "EUX": ("EUR", 100), "SAT": ("BTC", 10**8),
})  # fmt: skip


# A currency whose name others have, too: what the bare name means first -> the others.
NAMESAKES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "INR": ("PKR", "LKR", "NPR"), "KES": ("TZS", "UGX"), "NOK": ("DKK",), "SEK": ("NOK", "DKK", "CZK"),
    "MXN": ("PHP", "ARS", "CLP", "COP", "UYU"), "PHP": ("BWP",), "ZMW": ("MWK", "PGK"),
})  # fmt: skip


def is_currency(unit: str) -> bool:
    """Whether a unit is money: an ISO 4217 code known here, or that of a part."""
    return unit in CURRENCIES or unit in PARTS


def whole(unit: str) -> tuple[str, int]:
    """The money that a unit is a part of, and how many make one of it; any other unit is whole."""
    return PARTS.get(unit, (unit, 1))


def names(language: str) -> dict[str, str]:
    """Every name, code and symbol of money in one language -> its ISO code."""
    return {name: code for code, by in CURRENCIES.items() for name in (*by.get(language, ()), *by[""])}
