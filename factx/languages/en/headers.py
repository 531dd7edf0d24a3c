"""Words of English tables and lists, in small letters."""

from factx.languages.grammar import words
from factx.languages.headers import Headers
from factx.pattern import Pattern

HEADERS = Headers(
    neutral=words("""
        total, group, consolidated, unaudited, audited, reported, as reported, restated, metric, metrics, item, items,
        key, financial, operating, highlights, results, data, figures, amount, amounts, value, values, actual, basic,
        diluted, gaap, ifrs, u.s. gaap, us gaap, attributable, attributed, applicable, available, allocable, ordinary,
        common, shareholders, shareholder, stockholders, stockholder, equity holders, owners, parent, company,
        the company, corporation, controlling, provision for, benefit from,
        from continuing operations, continuing operations, year, years, quarter, month, period, date, end of period,
        at period end, period end, period-end, as of, at, of the, summary, selected, performance, assets, liabilities,
        equity, current assets, current liabilities,
        costs and expenses, operating expenses, cash flows, operating activities, balance sheet, balance sheets,
        income statement, statements of income, statements of operations, per share data, other data, profitability,
        asset quality, spend, active, sme
    """),
    owners=frozenset(words("""
        company, companies, company name, name, bank, banks, bank name, firm, firms, issuer, lender, lenders, carmaker,
        automaker, maker, manufacturer, vendor, vendors, brand, platform, institution, insurer, retailer, operator,
        applicant, assignee, security, organization, organisation
    """)),
    places=frozenset(words("""
        country, countries, region, regions, country/region, economy, market, state, province, city
    """)),
    sectors=frozenset(("industry", "sector")),
    overdue=Pattern(
        r"(?:delinquent (?:for )?|past due |overdue )?(?:for )?"
        r"(?:\d{1,3} ?(?:[-–~]|to) ?\d{1,3}|\d{1,3} ?\+|over \d{1,3}|more than \d{1,3})"
        r"(?: |-)(?:calendar )?days?(?: past due| overdue| delinquent| or more)?"
    ),
    parts=Pattern(
        r"\bby (?:product|business|operating|reportable|sales|geographic|end )?[ -]?"
        r"(?:categor|segment|product|region|geograph|area|market|channel|type|division|unit|line|platform|brand|countr)"
    ),
    asides=frozenset(words("""
        ticker, symbol, code, stock code, headquarters, hq, notes, comment, comments, remarks, founded,
        exchange
    """)),
    serials=frozenset(words("no., no, #, note, notes, s/n, sl. no.")),
    totals=frozenset(words("""
        total, totals, average, mean, median, others, other, rest, all, overall, sum, industry average
    """)),
    changes=words("""
        change, changes, chg, chg., variance, var, var., inc/(dec), incr., movement, % change, delta
    """),
    shares=Pattern(r"(?:as )?(?:an? )?(?:% ?(?:age)?|per ?cent(?:age)?|proportion|ratio|share) (?:of|to) (?:total )?"),
    amounts=words("amount, amounts, $"),
    units=words("currency unit, currency, unit, units"),
    beside=words("""
        in, amounts, amount, expressed, figures, all, unit, units, currency, of, stated, reported, unaudited, audited,
        presented, are, and, the, values, numbers, shown, as, dollar amounts
    """),
    exceptions=words("except, other than, unless, excluding, except for"),
    thousands=("'000", "000s", "000"),
    absent=words("n/a, na, n.a., n/m, nm, n.m., nil, *"),
    instead=Pattern(r" ?(?:/|\bor\b|\band\b) ?(?:as )?(?:of|at)\b(?: the)?"),
    expected=words("estimate, estimates, est., consensus, budget, target, plan, guidance, outlook"),
    running=words("year to date, year-to-date, ytd, cumulative, cumulatively"),
    leads=words("""
        as follows, the following, below, following, highlights, include, included, includes, key figures
    """),
    numbered=r"\s*\d{1,2}\s?[.)](?!\d)",
    segments=frozenset(words("""
        international, domestic, overseas, offshore, onshore, foreign, online, offline, retail, wholesale, corporate, consumer,
        commercial
    """)),
    sections=r"$^",
)
