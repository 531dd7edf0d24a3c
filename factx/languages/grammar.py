"""The small words that say what a number does: change, share, comparison, outlook, denial."""

from __future__ import annotations

from collections.abc import Mapping

from factx.languages.table import Table
from factx.pattern import Pattern


def words(listed: str) -> tuple[str, ...]:
    """Words parted by commas, over any number of lines."""
    return tuple(word for part in listed.split(",") if (word := part.strip()))


class Grammar(Table):
    """Cue words of a language, all folded.

    yoy, qoq, since: bases of a change (on the year, on the previous period, on some other day).
    rises, falls: verbs and nouns of change with their sign; arrivals: what after such a verb makes the number a level (增至).
    aboves, belows: what behind a percentage makes it a change (2.9% more than in 2022), and before it a comparison.
    increments: verbs that compare what was added with what was added before (同比多增).
    nets: falls that are a gain below nothing (净减少). balances: how a metric ends that itself rises by an amount (贷款余额增加).
    speeds: those of them that name how fast something grows, so that what they move to is a change (增速回落至12%). paces: what
    stands between a verb and such a speed (grew at 4%). settles: what leads from a change to the level it gave (，达1615亿元).
    degrees: what leads from the object of a verb to how much it moved (by).
    shares: what makes a percentage a part of a whole; of: what stands between a percentage and its whole.
    fields: what leads from a change behind its verb to what changed (fell 5% in value).
    compares: what opens a comparison, so that its date and number are not the fact's own (较2019年同期的).
    beside, held: what right before and right behind a date makes it only what something is held against (与2017年相比).
    upon: what right behind a percentage makes the year or month after it a base (up 2% on 2003).
    forecasts: what makes all that follows in the sentence an expectation, until one of `actuals` takes it back; meets: what makes
    that only what something is measured by (beat forecasts); aims: those of them that are nouns of a number (a $5bn target).
    wills: what makes the number of its own clause an expectation; onces: what does so in a sentence that no date begins (达产后);
    adverbs: hedges that a verb may part from their number (至少完成4600件).
    objects: those of them that also set an object before its verb (将利率上调), which may be one of `handles` (将利率维持在).
    revises: verbs of changing what was expected, or of a figure told before (上调, 修正为), so that both are of one time.
    cumulates: what makes an amount all that there was up to a day (累计).
    recently: what in the sentence of a deal says that it is no older than the text (近日).
    announces: what beside a day (before it where words are spaced, else behind it) makes it the one on which something was told.
    issues: what behind a day makes it the one on which figures came out (3月30日晚间，青禾银行披露年报).
    plans: those of them that make a deal a plan in the sentences behind, too.
    others: longer words in which a cue is none (虚拟). denials: what makes a number refuted or supposed.
    respectively: `分别`. bridges: words that may stand between a metric and its number without taking the number away.
    prices: what makes an amount a price, which no metric is (收报); apiece: what does so right before it (每股).
    dittos: behind the currency of all amounts that follow (下同). views: what others expect of it (estimates of).
    averages: what makes a number that something is held against that of many (行业均值).
    releases: which telling of the same figure a number is (初值, 终值); priors: the figure of the time before (前值).
    apposes: what says a number again in another way (4%, or $1.2bn). among: what opens the parts of what was just counted (其中).
    pronouns: what at the start of a sentence goes on with what was just spoken of (It was).
    parts: what right behind a number makes it a part of what was just counted (of them).
    relatives: what begins a clause that only describes a noun before it (, which makes up most of revenue,).
    belongs: what right behind a name makes it what another has or makes (TikTok owner ByteDance, Google's parent).
    possessed: what right before a name says that whoever was spoken of has it (its streaming service Northplay).
    polled: whose number before them says how many were asked what they expect (14 analysts).
    copulas: verbs that say of a noun of expectation how much it is (the average estimate was).
    former, latter: what at the start of a sentence means one of the two named last (前者).
    totals: what repeats a metric as a sum (共计).
    sizes: what behind a mark says how many of the last metric there are (，规模达2亿).
    milestones: what behind a number makes it a round level that was passed (跌破1.7%关口).
    origins: what behind a percentage tells where that part comes from (研发支出的56%来自美洲); kinds: or what it is, where
    a word of opens named the whole right before (专利中，九成为发明专利).
    examples: what behind a name makes it, and the rest of its list, examples of those counted there (百度、华为等300家客户).
    joins: what joins the numbers of a list. froms: what marks the first end of a move (由A增至B).
    sources: after an organisation: it is quoted, not spoken of. tells: in the clause of an agency: it only tells. own: but its
    own report it is; publishes: and a company that does so speaks of itself (青禾公布的数据).
    scaled: what in brackets behind a metric counts the bare numbers of a row of a table that stands in prose (in thousands).
    annuals: what of its own comes once a year, on the year before.
    hearsay: what between two organisations makes the first one only tell of the other (reported on Sunday that).
    births: what leads to the date on which somebody began (成立于).
    issue: what right behind a year makes it the name of an issue (2022年第2期).
    dotted: words with a full stop that ends no sentence (Mr.).
    topics: what at the start of a sentence leads to whom it is about (At Northgate, profit rose).
    governors: what right before an organisation makes it no subject (在, 收购; to, bought). conjunctions: what may stand before
    the subject of a clause (而, 其中; but, while). says: those of them behind which a clause begins, whoever says so (宣布).
    attributive: what ends an attribute before its noun (的, 之).
    particles: what may stand between a verb of one character and its number (增了, 降至).
    introduced: a clause that only says what somebody is before his name (电商平台蓝汀); resumed: what behind the name that ends a
    sentence goes on with whom it tells of (…的是蓝汀。该公司).
    superlatives: what right behind a place makes it the field in which somebody is first (最大; largest).
    amid: what right behind a group makes it the field in which somebody has a place (房企中排).
    agents: what leads from a metric to the place that it is of (applications from India).
    compounds: endings of words that only say what the one spoken of is (London-based). compounded: what makes a change the pace
    of all the years it is told of (复合). epithet: a word for how much it is before a number (a lacklustre 2.9%).
    presents: verbs by whose tense what is counted is counted now (employs).
    lasting: what right behind a time makes it how long something has been so (近五年连续).
    records: what beside `since` a day makes a figure a record (新高; the highest).
    citing: what right before an agency makes it the source (据, according to).
    holds: verbs of having a share; fillers: what may stand between them and who has it (直接); through: what leads to by
    whom it is held (通过百度); offices: what may stand before who has it (实控人).
    each: what behind a list of organisations says that a number is that of each of them (均; each).
    owner: how somebody is named who has a share, by what he is to a company (股东蓝汀计划…, 高管王明先生); its group is
    the name. trades: what he does with it -> 1 if he has more of it then, -1 if less.
    holders: what right before an organisation makes it who has or buys (股东, 出售给, bought by).
    sells: what right behind one that a preposition leads to does the same (向蓝汀转让).
    aside: words without a figure that tell more of what stands before them (, who account for most of it,).
    once, staff: what right before and right behind a name makes it only where somebody comes from (前蓝汀高管).
    fiscal: what marks a year or quarter that need not be the calendar's. vehicles: words that make 台 and 部 count vehicles.
    unsaid: the measure of a change in per cent whose base nothing says, where the metric is a stock or a ratio.
    reach: how many characters (residue) may lie between a metric and its number. spaced: words are parted by spaces.
    """

    yoy: tuple[str, ...]
    qoq: tuple[str, ...]
    since: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    aboves: tuple[str, ...]
    belows: tuple[str, ...]
    arrivals: tuple[str, ...]
    nets: tuple[str, ...]
    balances: tuple[str, ...]
    increments: tuple[str, ...]
    speeds: tuple[str, ...]
    paces: tuple[str, ...]
    degrees: tuple[str, ...]
    settles: tuple[str, ...]
    shares: tuple[str, ...]
    of: tuple[str, ...]
    fields: tuple[str, ...]
    compares: tuple[str, ...]
    beside: tuple[str, ...]
    held: tuple[str, ...]
    upon: tuple[str, ...]
    forecasts: tuple[str, ...]
    meets: tuple[str, ...]
    aims: tuple[str, ...]
    wills: tuple[str, ...]
    onces: tuple[str, ...]
    objects: tuple[str, ...]
    adverbs: tuple[str, ...]
    handles: tuple[str, ...]
    revises: tuple[str, ...]
    cumulates: tuple[str, ...]
    recently: tuple[str, ...]
    announces: tuple[str, ...]
    issues: Pattern
    plans: tuple[str, ...]
    others: tuple[str, ...]
    actuals: tuple[str, ...]
    denials: tuple[str, ...]
    respectively: tuple[str, ...]
    bridges: tuple[str, ...]
    views: tuple[str, ...]
    averages: tuple[str, ...]
    prices: tuple[str, ...]
    apiece: tuple[str, ...]
    dittos: tuple[str, ...]
    releases: tuple[str, ...]
    priors: tuple[str, ...]
    apposes: tuple[str, ...]
    among: tuple[str, ...]
    pronouns: tuple[str, ...]
    parts: tuple[str, ...]
    relatives: tuple[str, ...]
    copulas: tuple[str, ...]
    polled: tuple[str, ...]
    belongs: tuple[str, ...]
    possessed: Pattern
    former: tuple[str, ...]
    latter: tuple[str, ...]
    totals: tuple[str, ...]
    sizes: tuple[str, ...]
    milestones: tuple[str, ...]
    origins: tuple[str, ...]
    kinds: tuple[str, ...]
    opens: tuple[str, ...]
    examples: Pattern
    joins: tuple[str, ...]
    froms: tuple[str, ...]
    sources: tuple[str, ...]
    tells: tuple[str, ...]
    own: tuple[str, ...]
    annuals: Pattern
    scaled: Pattern
    publishes: tuple[str, ...]
    hearsay: Pattern
    births: tuple[str, ...]
    issue: Pattern
    dotted: tuple[str, ...]
    topics: tuple[str, ...]
    governors: tuple[str, ...]
    conjunctions: tuple[str, ...]
    says: tuple[str, ...]
    sells: tuple[str, ...]
    once: tuple[str, ...]
    staff: tuple[str, ...]
    holds: tuple[str, ...]
    fillers: tuple[str, ...]
    through: tuple[str, ...]
    offices: tuple[str, ...]
    holders: tuple[str, ...]
    citing: tuple[str, ...]
    attributive: frozenset[str]
    particles: frozenset[str]
    introduced: Pattern
    resumed: Pattern
    superlatives: tuple[str, ...]
    records: tuple[str, ...]
    each: Pattern
    owner: Pattern
    trades: Mapping[str, int]
    amid: tuple[str, ...]
    lasting: tuple[str, ...]
    agents: frozenset[str]
    presents: Pattern
    compounds: tuple[str, ...]
    compounded: tuple[str, ...]
    epithet: Pattern
    fiscal: tuple[str, ...]
    aside: Pattern | None
    vehicles: tuple[str, ...]
    unsaid: str
    reach: int
    spaced: bool
