"""How names of organisations look in a language."""

from __future__ import annotations

from collections.abc import Mapping

from factx.gazetteer import Gazetteer
from factx.languages.table import EMPTY, Table
from factx.pattern import NEVER, Pattern


class Names(Table):
    """Words around and inside names; all folded.

    endings: what closes a name by shape -> kind (`有限公司` -> company). beginnings: what opens a name by shape
    (Grupo). marks: endings that common nouns have too (`科技`);
    such a name must stand free at the start of a clause, and be repeated or head an item; for trades (`药业`), which common nouns
    seldom have, one sign of a company is enough. legal: endings that a short form drops.
    posts: what follows the name of a company, whatever its shape (董事长, 财报); filings: those of them before which even a name
    that comes once is one (发布公告); adjectives: what stands between a possessive and such a word (third-quarter);
    claims: what companies do, others too (发布); figures: what one may measure or say of anything (营收, 今年);
    appositions: what follows the name of a thing, never of a person (, which);
    apposition: the same where words of its own stand in it (, the app-only bank,);
    acting: what follows a name that does or has so much (had disbursed $3bn); sited: what stands before one that does nothing
    (its venture in Northgate made); seated: what tells where it is at home (Leeds-based).
    epithets: what stands right before a subject and tells who it is (smaller rival);
    fronts: what stands before one (shares in); makers: what it is called there (carmaker).
    rubrics: what before the colon of a headline ends like these names nobody (快讯:).
    titles: what stands before the name of a person, given names included; surnames: first characters of the names of persons.
    openers: words after which a name can begin and which are never part of one. plain: words that may stand in a name, but do
    not make one (手机, 服务, 上市); before a head they make a group (上市房企). breakers: single characters that a name does not
    run over; dated: those that belong to a figure before them (2022年蓝汀). words: longer words in which what looks like a name
    is none (上市公司, 市场份额). soft: breakers that stand in a name all the same where the whole comes back (华为, 信也科技);
    particles: what may stand between a name and what it does or has (恒大则, 万科的);
    contrasts: those of them that set one name against others. comma: what parts the members of
    a list; dates: a date right behind a word; ahead: what opens names by its shape, a date in words or a maker
    (二零二五年蓝汀, 检测设备厂蓝汀). against: what opens a comparison, and what closes it behind the name that it is with
    (比蓝汀低).
    aliases: words before a document-local short name (`下称`); called: the characters that may part them from it; either: what
    parts several of them. selves: words for the document's own company.
    regions: places. groups: sectors and kinds of companies that facts can be about; heads: what makes one with a plain word or a
    place before it, or with one of the counters (家). linkers: before a group they make it what somebody is (领先的供应商).
    lends: what in the name of a group says that it lends (金融机构).
    sides: places that are only parts of the company that a text is about (国内市场).
    ranked: the first of a ranking (前10强房企).
    wholes: places that are never where a company does it (全国); heres: those of them that mean the place that the text is about
    (全省) -> how such places end, "" if they do not, or which place it is. firsts: the selves by which only the document's own
    company speaks (本公司, we); those: that mean whoever was named last (该公司). nations: currency -> words that tell of the
    country which has it, where others have money of that name.
    homes: agency -> the place that its figures are about where no other is named;
    peoples: what the figures of a place are called by (German) -> the place;
    carried: what makes more of the name of a bank than itself (上海银行业);
    segments: what closes the name of a part of a company, where it has just been spoken of, and else of a sector (小贷板块).
    allied: words by which a name is that of those who act with it, too (及其一致行动人).
    offices: words for an agency that a place before them tells apart (央行);
    near: market -> words for an agency of its own -> the place (央行).
    interposed: what may stand between a name and its verb: where it is traded, when it did it ((NTHG.N) on Tuesday).
    dateline: what behind a place makes it the one that a report comes from (台北13日电).
    headings: a pattern of a line that begins with whom its section is about (1. 蓝汀:).
    quotes: patterns of what stands in brackets before and behind a ticker (股票代码:).
    classes: letters of the class of a share, which close a name too (万科A).
    parts: what closes the name of a part of a company, or of what it makes (业务). kin: what right before a name says whose it
    is or brings it up (子公司, 其中), kindred: those behind which nothing but a company is named, heralds: those by which one
    is called. deeds: what shows that whoever stands before it with one of `gaps` between is a name (途牛2023年实现营收);
    feats: the same with nothing between (蓝汀以43亿元的收入); quoted: what shows that what stands in quotes is
    a product (应用“蓝汀”, “蓝汀”注册用户达1亿), or, in a named group, a company (平台“蓝汀”).
    tagged: names that a stock exchange has marked (*ST蓝汀). lists: what stands inside a list.
    rows: a list behind its first member, and how many it has (、蓝汀、远帆三家); tallies: how many that is. placing: a
    number that gives whoever stands before it a place (684件居次). dealt: a list that something is said of
    (青禾、蓝汀和远山分别为), tallied: the same with a number for each, between: what stands between its members; paired: the
    number of a member (青禾2万辆、蓝汀1万辆).
    known: the names that the packs know -> whom they name; kind `word`: nobody.
    """

    endings: Mapping[str, str]
    beginnings: Mapping[str, str]
    marks: tuple[str, ...]
    trades: frozenset[str]
    legal: tuple[str, ...]
    posts: tuple[str, ...]
    filings: frozenset[str]
    adjectives: frozenset[str]
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    appositions: tuple[str, ...]
    apposition: Pattern
    fronts: tuple[str, ...]
    makers: tuple[str, ...]
    titles: tuple[str, ...]
    surnames: str
    rubrics: tuple[str, ...]
    openers: tuple[str, ...]
    plain: frozenset[str]
    breakers: str
    soft: str
    particles: str
    contrasts: str
    words: tuple[str, ...]
    aliases: tuple[str, ...]
    selves: tuple[str, ...]
    firsts: frozenset[str]
    those: frozenset[str]
    wholes: frozenset[str]
    sides: frozenset[str]
    heres: Mapping[str, str]
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    heads: tuple[str, ...]
    linkers: frozenset[str]
    counters: frozenset[str]
    count: Pattern
    lends: Pattern
    nations: Mapping[str, tuple[str, ...]] = EMPTY
    parts: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    kindred: tuple[str, ...] = ()
    heralds: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    quotes: tuple[str, str] = ("", "")
    called: str = " :"
    either: Pattern = Pattern("[,;]")
    comma: str = ","
    epithets: Pattern = NEVER
    acting: Pattern = NEVER
    seated: Pattern = NEVER
    sited: Pattern = NEVER
    dates: Pattern = NEVER
    ahead: Pattern = NEVER
    against: tuple[str, Pattern] = "", NEVER
    gaps: Pattern = NEVER
    feats: Pattern = NEVER
    quoted: Pattern = NEVER
    headings: Pattern = NEVER
    tagged: Pattern = NEVER
    dateline: Pattern = NEVER
    between: Pattern = NEVER
    dealt: Pattern = NEVER
    tallied: Pattern = NEVER
    interposed: Pattern = NEVER
    paired: Pattern = NEVER
    ranked: Pattern = NEVER
    lists: Pattern = NEVER
    rows: Pattern = NEVER
    placing: Pattern = NEVER
    tallies: Mapping[str, int] = EMPTY
    homes: Mapping[str, str] = EMPTY
    peoples: Mapping[str, str] = EMPTY
    carried: Pattern = NEVER
    segments: tuple[str, ...] = ()
    allied: tuple[str, ...] = ()
    offices: frozenset[str] = frozenset()
    near: Mapping[str, Mapping[str, str]] = EMPTY
    known: Gazetteer = Gazetteer()
