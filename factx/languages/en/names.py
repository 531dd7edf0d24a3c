"""How English news writes the names of companies, agencies, places and groups; lower case."""

from factx.languages.names import Names

NAMES = Names(
    endings={
        **dict.fromkeys(
            ("inc", "inc.", "corp", "corp.", "corporation", "company", "co.", "co", "ltd", "ltd.", "limited", "plc", "group", "holdings", "holding", "llc", "ag", "sa", "nv",
             "technologies", "technology", "partners", "capital", "motors", "airlines", "airways", "pharmaceuticals", "systems", "electronics", "energy", "insurance",
             "financial", "international", "industries", "stores", "communications", "software", "semiconductor"), "company"),
        **dict.fromkeys(("bank", "bancorp", "banking"), "bank"),
        **dict.fromkeys(("ministry", "commission", "bureau", "agency", "association", "council", "reserve", "office", "institute", "university"), "agency"),
    },
    marks=(),
    posts=(),
    nouns=(),
    openers=("r&d", "gdp", "ceo", "cfo", "ebitda", "ipo", "esg", "ai", "5g", "lpr", "the", "a", "an", "in", "on", "at", "but", "and", "for", "as", "by", "with", "while", "according", "this", "that", "it", "its", "he", "she", "they", "we", "however",
             "total", "net", "if", "when", "after", "before", "since", "although", "our", "his", "her", "their", "there", "these", "those", "last", "first", "second", "third", "fourth",
             "q1", "q2", "q3", "q4", "fiscal", "revenue", "revenues", "sales", "cumulative", "average", "number", "mr", "mrs", "ms", "dr", "sir", "lord", "ceo", "cfo", "chairman", "about",
             "more", "over", "from", "to", "shares", "results", "highlights", "operating", "gross", "cash", "transaction", "outstanding", "international", "non-gaap", "adjusted", "january",
             "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
             "sunday", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "analysts", "investors", "profit", "profits"),
    breakers="",
    aliases=("hereinafter", "the"),
    selves=("the company", "the group", "the bank", "the firm", "company", "we", "our", "it"),
    regions=("china's mainland", "mainland china", "china", "the united states", "united states", "the us", "u.s.", "us", "the uk", "uk", "britain", "japan", "germany", "france",
             "india", "europe", "the eurozone", "hong kong", "taiwan", "the world", "worldwide", "russia", "south korea", "brazil", "canada", "australia", "italy", "spain"),
    groups=("the industry", "banks", "lenders", "retailers", "carmakers"),
)
