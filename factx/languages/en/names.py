"""How English news writes the names of companies, agencies, places and groups; lower case. A table."""

from factx.languages.en.acting import ACTING
from factx.languages.grammar import words
from factx.languages.names import Names
from factx.pattern import Pattern

_LEGAL = words("""
    inc, inc., incorporated, corp, corp., corporation, co., co, ltd, ltd., limited, plc, llc, ag, sa, s.a., nv, n.v., se, spa,
    s.p.a., kk, bhd, berhad, gmbh, ab, asa, oyj, a.Ş., a.Ş, a.s., a/s, s.a.b., tbk, pjsc, oao, pao
""")
_COMPANY = words("""
    company, group, holdings, holding, technologies, technology, partners, capital, motors, airlines, airways, pharmaceuticals,
    pharma, systems, electronics, energy, insurance, financial, international, industries, stores, communications, software,
    semiconductor, entertainment, networks, foods, brands, resources, logistics, ventures, studios, steel, chemical, chemicals,
    petroleum, therapeutics, biosciences, semiconductors, automotive, telecom, mobile, media, lending,
    electric, robotics, labs, laboratories, biotech, biopharma, aerospace, aviation, mining, healthcare, oil, shipping, breweries,
    beverages, hotels, apparel, outfitters, optics, renewables, wireless, pictures, games, supermarkets, finance, enterprises,
    motor, microsystems, microelectronics, telecommunications, instruments, properties, textiles, utilities, beverage,
    lifesciences
""")
_BANKS = ["bank", "bancorp", "banking", "bancshares"]
_AGENCIES = words("""
    ministry, commission, bureau, agency, association, council, reserve, institute, university, department, treasury, authority,
    exchange, federation, foundation
""")
_GIVEN = words("""
    adam, alan, albert, alex, alexander, alice, andrea, andreas, andrew, angela, ann, anna, anne, anthony, antonio, arthur,
    barbara, ben, benjamin, bernard, bill, bob, brian, bruce, carl, carlos, carol, caroline, catherine, charles, chris,
    christian, christine, christopher, claire, colin, craig, daniel, dave, david, dennis, diana, don, donald, doug, douglas,
    edward, elizabeth, ellen, emily, emma, eric, ernst, eva, francis, frank, fred, gary, george, gerald, gordon, graham, greg,
    gregory, hans, harold, harry, heather, helen, henry, howard, hugh, ian, isabel, jack, jacob, james, jan, jane, janet, jason,
    jean, jeff, jeffrey, jennifer, jeremy, jessica, jim, joan, joe, john, jonathan, jorge, jose, joseph, juan, judy, julia,
    julian, justin, karen, karl, kate, keith, ken, kenneth, kevin, kim, larry, laura, lawrence, lee, len, leon, linda, lisa,
    louis, luis, luke, marc, marcus, maria, marie, mario, mark, martin, mary, matt, matthew, max, michael, michelle, mike,
    mohammed, monica, nancy, neil, nicholas, nick, nicole, nigel, olivia, oscar, pamela, patricia, patrick, paul, paula, pedro,
    peter, phil, philip, pierre, rachel, ralph, ray, rebecca, richard, rick, rob, robert, robin, roger, ron, ronald, ross, roy,
    ruth, ryan, sally, sam, samuel, sandra, sara, sarah, scott, sean, sebastian, sharon, shaun, simon, sophie, stanley, stefan,
    stephanie, stephen, steve, steven, stuart, sue, susan, ted, terry, thomas, tim, timothy, tina, todd, tom, tony, tracy,
    victor, vincent, walter, wang, wayne, wendy, william, xavier, zhang, li, liu, chen, enoch, edgar, lleyton, venus, serena,
    amelie, andre
""")


_MAKERS = words("""
    giant, operator, platform, subsidiary, fintech, telecoms group, luxury group, energy group, mining group, media group,
    e-wallet, wallet, super app, neobank, originations at, lending at, deposits at, subscribers at,
    users at, customers at, r&d spending at, spending at,
    sales at, profits at, profit at, revenue at, revenues at, earnings at, losses at, turnover at, same-store sales at,
    like-for-like sales at, operating profit at, pre-tax profits at, pre-tax profit at,
    firm, company, maker, carmaker, manufacturer, insurer, retailer, lender, airline, chain, start-up, startup, developer,
    publisher, supplier, provider, broadcaster, brewer, conglomerate, network, jeweller, jeweler, vendor, automaker,
    chipmaker, drugmaker, bookmaker, housebuilder, grocer, telco, miner, steelmaker, oil giant, internet giant, tech giant,
    unicorn, carrier, shipbuilder, distiller, toymaker, phonemaker, planemaker, brokerage, search engine, hedge fund,
    fund manager, asset manager, bank, app, group, broker, producer, owner, exporter, importer, marketplace, firms,
    restaurant chain, hotel chain, supermarket chain, supermarket, pub chain, food group, car dealer, utility, business
""")
# Whom an apposition describes stands at its end, and nobody at a company, or of one, is described so.
_DESCRIBED = "|".join(sorted(_MAKERS, key=len, reverse=True))
_APPOSITION = Pattern(
    rf", (?:the|a|an) (?:(?!(?:of|at|for|from|with|to|in|who|and|by|on|as)\b)[\w'&/-]+ ){{0,5}}(?:{_DESCRIBED})s?"
    r"(?=[,.;]| (?:that|which|backed|based|behind|owned|founded|listed|whose|in|of|with|run|controlled|led)\b)"
)
# What stands before a subject and tells who it is: smaller rival Northgate, debt-laden Northgate, market leader Northgate.
_EPITHETS = Pattern(
    r"\b(?:(?!(?:of|at|for|from|with|to|in|who|which|that|and|but|or|by|on|as|than|while|whereas|though|although|because|if|when"
    r"|after|before|since|against|like|unlike|including|is|was|were|are|has|had|have|said|says|it|he|she|they|over|into|versus)\b)"
    rf"[\w'&-]+ ){{0,4}}(?:{_DESCRIBED}|rival|competitor|peer|leader|incumbent|newcomer|challenger|parent|heavyweight|specialist"
    r"|player|sibling|affiliate|neobank|streamer|[a-z]+-[a-z]+|struggling|embattled|troubled|ailing|beleaguered|fellow|larger"
    r"|smaller|newly listed|privately held|unlisted|listed) $"
)
# How the one is brought up of whom the next sentences tell: the stand-out was Northgate.
_CAST = [f"{who} {be}" for who in words("stand-out, standout, exception, outlier, leader, front-runner, frontrunner, newcomer")
         for be in ("is", "was")]


def _offices(place: str, listed: str) -> dict[str, str]:
    """Offices whose figures are about a place."""
    return dict.fromkeys(words(listed), place)


def _peoples(places: str, listed: str) -> dict[str, str]:
    """What is said of the figures of a place, each with its place (German exports)."""
    return dict(zip(words(listed), words(places), strict=True))


NAMES = Names(
    endings={
        **dict.fromkeys((*_LEGAL, *_COMPANY), "company"),
        **dict.fromkeys(_BANKS, "bank"),
        **dict.fromkeys(_AGENCIES, "agency"),
    },
    beginnings=dict.fromkeys(("banco", "banca", "banque", "bank", "bankas", "banka"), "bank")
    | dict.fromkeys(("grupo", "groupe", "gruppo", "compagnie", "pt"), "company"),
    marks=(),
    trades=frozenset(),
    legal=_LEGAL,
    posts=words("""
        shares, share price, stock, reported, posted, announced today, today announced, today reported, plans to, net profit,
        profit, profits, pre-tax profit, revenue, revenues, sales, earnings, net income, market share, chief executive,
        chief financial, chief operating, ceo, cfo, chairman, spokesman, spokeswoman, spokesperson, executives, investors,
        shareholders, customers, customer base, subscriber base, mobile subscriber base, user base, loan book, deposits,
        net interest margin, npl ratio, bad loan ratio, r&d, research and development, total deposits, platform, app,
        subsidiary, agreed to, acquired, bought, expects, employs, said it, said its, said on, said in,
        said that its, users, subscribers, unveiled, launched, raised, filed, store, stores, devices, factory, plant, plants,
        founder, co-founder, products, brand, app, has agreed, is set to, shareholding, takeover, merger, vehicles, cars,
        patents, headquarters, operates, originated, patent filings, patent applications, patent portfolio, originations,
        loan originations, loan portfolio, outstanding loans, lending, registered users, active users, monthly active users,
        daily active users, paying users, payment volume, gross merchandise volume, gmv, bookings, delinquency rate,
        declined to comment, declined to give, declined to say, did not respond to, did not immediately respond
    """),
    adjectives=frozenset(words("""
        first-quarter, second-quarter, third-quarter, fourth-quarter, first-half, second-half, full-year, half-year, quarterly,
        annual, fiscal, overall, latest, underlying
    """)),
    filings=frozenset(words("""
        has reported, has posted, has announced, has said its, said its, said it, will buy back, said net profit, said profit,
        said revenue, said sales, reports, announces, posts record,
        reported, posted, net profit, net income, profit, profits, pre-tax profit, revenue, revenues, sales, earnings, shares,
        share price, stock, market share, subscribers, users, customers, stores, announced today, today announced,
        today reported, net loss, losses, operating profit, gross margin, market value, market capitalisation,
        market capitalization, customer base, subscriber base, mobile subscriber base, user base, loan book, deposits, r&d,
        net interest margin, npl ratio, research and development, total deposits, deliveries, patent filings,
        patent applications, patent portfolio, originations, loan originations, loan portfolio, outstanding loans,
        registered users, active users, monthly active users, daily active users, paying users, payment volume,
        gross merchandise volume, gmv, delinquency rate,
        shipments, share of, same store sales, store sales, filed for
    """)),
    claims=words("""
        had, has, serves, served, operates, runs, continued to, saw its, carries, lost, gained, attracted, carried, counts,
        boasts, employs, raised, reported, expects, will, plans to,
        swung to, added, adds, saw, sees, enjoyed, earned, earns, owns, owned, makes, made, sells, sold, cut, cuts, will cut,
        hired,
        generated, generates, delivered, shipped, opened, bought back, booked, recorded, forecast, forecasts, lifted, slashed,
        spent, invested, claims, claimed, processed, originated, lent, disbursed, amassed,
        controls, holds, has more than, has about, was valued, is valued, is worth, was founded
    """),
    figures=(),
    appositions=(
        ", which ", ", whose shares ", ", our ", ", part of ", ", a unit of ", ", a subsidiary of ", ", owned by ", ", maker of ",
        ", founded in ", ", founded by ", ", backed by ", ", spun off from ", ", formerly known as ",
        ", the maker of ", ", the owner of ", ", parent of ", ", a maker of ", ", a provider of ", ", operator of ",
        ", by contrast,", ", in contrast,", ", meanwhile,", ", for its part,", ", on the other hand,", ", another rival",
        ", a rival", ", its rival", ", the market leader", ", too,",
    ),
    apposition=_APPOSITION,
    epithets=_EPITHETS,
    fronts=words("""
        shares in, shares of, stake in, rival, rivals, owner, bid for, takeover of, acquisition of, merger with, employed by,
        customers of, unit of, parent, shareholders of, shareholder in, analysts at, analyst at, economist at, reported by,
        according to, competitor
    """),
    makers=(*_MAKERS, *_CAST),
    acting=ACTING,
    sited=Pattern(r"\b(?:in|near|from|of|to|with|for|by|against|than) $"),
    seated=Pattern(r"[a-z]+-(?:based|listed|headquartered|backed|owned)"),
    titles=(
        *words("mr, mrs, ms, dr, sir, lord, professor, president, chairman, minister, senator, colonel, general, judge"),
        *words("secretary, economist, analyst, executive, chancellor, governor, premier, strategist, founder, chair"),
        *_GIVEN,
    ),
    surnames="",
    rubrics=(),
    openers=words("""
        of, r&d, gdp, ceo, cfo, coo, cto, ebitda, ebita, ipo, esg, ai, 5g, 4g, lpr, faq, pdf, usb, tv, pc, pcs, cd, dvd, the, a,
        an, in, on, at, but, and, for, as, by, with, while, according, this, that, it, its, he, she, they, we, however, you,
        your, i, total, net, if, when, after, before, since, although, our, his, her, their, there, these, those, last, who,
        what, which, where, why, how, not, no, yes, so, or, nor, both, each, all, any, some, many, most, q1, q2, q3, q4, h1, h2,
        fy, fiscal, revenue, revenues, sales, cumulative, average, number, mr, mrs, ms, dr, sir, lord, chairman, about, more,
        over, from, to, shares, results, highlights, operating, gross, cash, transaction, outstanding, non-gaap, gaap, adjusted,
        january, february, march, april, may, june, july, august, september, october, november, december, monday, tuesday,
        wednesday, thursday, friday, saturday, sunday, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, analysts,
        investors, profit, profits, meanwhile, also, today, yesterday, earlier, later, now, then, still, even, once, during,
        under, between, among, against, despite, following, including, overall, additionally, moreover, furthermore, because,
        through, until, within, without, like, unlike, per, via, up, down, out, off, around, loan, loans, company, companies,
        group, shareholders, customers, users, basic, diluted, selling, administrative, research, development, income, expenses,
        expense, cost, costs, assets, liabilities, equity, unaudited, consolidated, condensed, note, table, source, sources,
        photo, image, read, watch, subscribe, copyright, exhibit, section, rule, item, form, act, page, figure, one, two, three,
        four, five, six, seven, eight, nine, ten, us, uk, quarterly, annual, ratings, strong, weak, higher, lower, rising,
        falling, other, several, such, few, competitor, competitors, peer, peers,
        rival, rivals, npas, npa, npls, npl, nii, nim, casa, aum, deposits, advances,
        retail, consumer, inflation, unemployment, exports, imports, borrowers, subscribers, patents, provisions,
        lender, retailer, insurer, carmaker, automaker, chipmaker, drugmaker,
        lending, airline, brewer, miner, telco, supermarket, startup, start-up, fintech,
        outside, inside, across, beyond, behind, below, above, nearly, almost, roughly, less, fewer, just, only, elsewhere, amid,
        alongside, besides, beside, whether, though, while, can, does, did, is, are, was, were, has, have, had, will,
        would, should,
        could, might, then, none, another, my, me, him, them, us, who's, whose, whom
    """),
    plain=frozenset(words("""
        european, american, british, chinese, japanese, german, french, italian, spanish, russian, indian, korean, south, north,
        east, west, central, australian, canadian, mexican, brazilian, african, asian, asia, arab, olympic, christian, english,
        scottish, welsh, irish, dutch, swiss, swedish, danish, finnish, norwegian, polish, turkish, israeli, philippine,
        taiwanese, hong, kong, african-american, african-americans, americans, britons, europeans, western, eastern, northern,
        southern, latin, pacific, atlantic, christmas, easter, new, york, london, paris, tokyo, beijing, shanghai, washington,
        madrid, berlin, moscow, dubai, singapore, san, francisco, los, angeles, chicago, boston, california, texas, florida,
        wall, street, downing, white, house, congress, parliament, senate, government, treasury, internet, web, wi-fi, iphone,
        ipad, android, windows, mac, linux, mp3, dvd, loan, balance, revenue, sales, profit, profits, net, income, earnings,
        per, share, chief, executive, officer, financial, board, committee, quarter, year, month, week, day, state, states,
        city, county, province, district, president, minister, prime, chairman, director, manager, media, middle, eurozone,
        union, nations, united, kingdom, war, world, cup, open, championship, league, premier, division, gold, silver,
        securities, act, exchange, rule, section, cfr, current, report, exhibit, form, item, agreement, award, option,
        nonqualified, performance, unit, plan, stock, common, units, psu, psus, rsu, rsus, lti, ebita, adas, diluted,
        outstanding, shares, transaction, volume, delinquency, rate, international, operating, expenses, ordinary, vintage,
        total, capital, group, company, bank, insurance, energy, technology, systems, holdings, services, personal,
        personal-use, average, term, tenure, americas, emea, apac, department, office, bureau, council, commission, agency,
        association, institute, university, ministry, authority, federation, foundation, institution, statistics, holding,
        limited, inc, corp, co, plc, ltd, partners, earth, sun, moon, god, bible, i'm, i've, i'll, he's, she's, it's, we're,
        they're, don't, can't, won't, that's, there's, what's, let's, r&d, gdp, ceo, cfo, ipo, esg, ai, cpi, ppi, pmi, faq, pdf,
        mobile, fixed, broadband, service, customer, subscriber, subscribers, traffic, headcount, online, comparable, organic,
        digital, cloud, advertising, subscription, wholesale, retail, consumer, corporate, commercial, industrial, domestic,
        premium, passenger, passengers, deliveries, shipments, production, output, exports, imports, inflation, unemployment,
        trade, structured, project, supply, chain, public, green, climate, islamic, microfinance, fuel, crude, palm, olive,
        heating,
        sme, smes, msme, msmes, bnpl, npl, npls, gmv, ev, evs, ip, usb, api, sdk, cpu, gpu, npu, soc, fpga, hbm, dram,
        nand, 4g, 5g, 6g, lte, oled, lcd, led, ev, evs, suv, suvs
    """)),
    breakers="",
    soft="",
    particles="",
    contrasts="",
    words=words("""
        holding company, parent company, limited company, public company, insurance company, company law, company's own,
        group stage, group of, us dollar, us dollars, hong kong dollar, china sea, south china sea
    """),
    aliases=("hereinafter", "the"),
    selves=("the company", "the group", "the bank", "the firm", "company", "we", "our"),
    firsts=frozenset(("we", "our")),
    those=frozenset(),
    wholes=frozenset(),
    sides=frozenset(),
    heres={},
    regions=words("""
        china's mainland, mainland china, greater china, china, the united states, united states, the us, u.s., us, usa, the uk,
        uk, u.k., united kingdom, britain, great britain, england, scotland, wales, ireland, japan, germany, france, india,
        europe, eu, european union, the eurozone, eurozone, hong kong, taiwan, macau, russia, south korea, north korea, brazil,
        canada, australia, new zealand, italy, spain, portugal, netherlands, belgium, switzerland, sweden, norway, denmark,
        finland, poland, austria, greece, turkey, israel, saudi arabia, iran, iraq, egypt, south africa, nigeria, kenya,
        tanzania, mexico, argentina, chile, colombia, peru, singapore, malaysia, thailand, indonesia, vietnam, philippines,
        pakistan, bangladesh, ukraine, africa, asia, asia-pacific, asia pacific, latin america, north america, south america,
        middle east, southeast asia, western europe, eastern europe, california, texas, new york, london, tokyo, beijing,
        shanghai, shenzhen, guangdong, oman, qatar, kuwait, bahrain, the united arab emirates, united arab emirates, uae, dubai,
        abu dhabi, jordan, lebanon, syria, yemen, libya, algeria, morocco, tunisia, ethiopia, ghana, uganda, rwanda, zambia,
        zimbabwe, angola, mozambique, cameroon, senegal, sudan, congo, ivory coast, botswana, namibia, iceland, luxembourg,
        hungary, czech republic, slovakia, slovenia, romania, bulgaria, croatia, serbia, latvia, lithuania, estonia, cyprus,
        malta, belarus, kazakhstan, uzbekistan, azerbaijan, armenia, sri lanka, nepal, myanmar, cambodia, laos, mongolia,
        venezuela, ecuador, bolivia, uruguay, paraguay, cuba, panama, costa rica, guatemala, dominican republic, jamaica,
        the euro zone, euro zone, euro area, the euro area, sub-saharan africa, the gulf, asean, g7, g20, oecd countries,
        florida, ohio, michigan, illinois, pennsylvania, georgia, paris, berlin, frankfurt, milan, madrid, rome, sydney,
        melbourne, toronto, mumbai, delhi, seoul, osaka, moscow, jakarta, bangkok, manila, hanoi, chicago, los angeles,
        san francisco, boston, houston, seattle, silicon valley, the republic of korea, republic of korea, korea, czechia,
        türkiye, turkiye, the netherlands, the philippines, el salvador, honduras, nicaragua, trinidad and tobago, haiti,
        afghanistan, albania, bosnia and herzegovina, bosnia, montenegro, north macedonia, moldova, kosovo, kyrgyzstan,
        tajikistan, turkmenistan, mali, niger, burkina faso, benin, togo, gabon, mauritius, madagascar, malawi, eswatini,
        lesotho, somalia, djibouti, eritrea, liberia, sierra leone, guinea, gambia, mauritania, burundi, seychelles,
        cape verde, maldives, bhutan, brunei, papua new guinea, fiji, the democratic republic of congo, northern ireland,
        puerto rico, scandinavia, minnesota, massachusetts, colorado, arizona, wisconsin, indiana, tennessee, missouri, maryland,
        virginia, north carolina, south carolina, new jersey, connecticut, oregon, nevada, utah, iowa, kansas, nebraska, oklahoma,
        arkansas, louisiana, alabama, mississippi, kentucky, west virginia, new hampshire, vermont, rhode island, delaware,
        montana, idaho, wyoming, north dakota, south dakota, new mexico, alaska, hawaii, maine, ontario, quebec, alberta,
        british columbia, bavaria, catalonia, karnataka, tamil nadu, maharashtra, gujarat, kerala, telangana, uttar pradesh,
        west bengal, new south wales, queensland
    """),
    peoples={
        **_peoples("China, UK, France, Japan, Ireland, Netherlands", "chinese, british, french, japanese, irish, dutch"),
        **_peoples("Portugal, Vietnam, Taiwan, Lebanon", "portuguese, vietnamese, taiwanese, lebanese"),
        **_peoples("Scotland, Wales, Switzerland, Greece", "scottish, welsh, swiss, greek"),
        **_peoples("Spain, Sweden, Denmark, Finland, Poland, Turkey", "spanish, swedish, danish, finnish, polish, turkish"),
        **_peoples("US, Germany, Russia, Italy, India", "american, german, russian, italian, indian"),
        **_peoples("Australia, Canada, Mexico, Brazil, Argentina", "australian, canadian, mexican, brazilian, argentine"),
        **_peoples("Chile, Colombia, Peru, Venezuela, Ecuador", "chilean, colombian, peruvian, venezuelan, ecuadorian"),
        **_peoples("South Korea, South Korea, North Korea", "korean, south korean, north korean"),
        **_peoples("Norway, Belgium, Austria, Hungary, Czech Republic", "norwegian, belgian, austrian, hungarian, czech"),
        **_peoples("Romania, Bulgaria, Croatia, Serbia, Slovakia", "romanian, bulgarian, croatian, serbian, slovak"),
        **_peoples("Slovenia, Estonia, Latvia, Lithuania, Ukraine", "slovenian, estonian, latvian, lithuanian, ukrainian"),
        **_peoples("Israel, Iran, Iraq, Saudi Arabia, Saudi Arabia", "israeli, iranian, iraqi, saudi, saudi arabian"),
        **_peoples("Egypt, Morocco, Tunisia, Algeria, Ethiopia", "egyptian, moroccan, tunisian, algerian, ethiopian"),
        **_peoples("Kenya, Nigeria, Ghana, Uganda, Tanzania, Rwanda", "kenyan, nigerian, ghanaian, ugandan, tanzanian, rwandan"),
        **_peoples("Zambia, Zimbabwe, Angola, South Africa, Africa", "zambian, zimbabwean, angolan, south african, african"),
        **_peoples("Pakistan, Bangladesh, Sri Lanka, Nepal", "pakistani, bangladeshi, sri lankan, nepalese"),
        **_peoples("Thailand, Malaysia, Indonesia, Singapore", "thai, malaysian, indonesian, singaporean"),
        **_peoples("Philippines, Cambodia, Mongolia, Kazakhstan", "philippine, cambodian, mongolian, kazakh"),
        **_peoples("Iceland, Cyprus, Europe", "icelandic, cypriot, european"),
    },
    groups=words("""
        the industry, the sector, the banking system, the banking sector, the banking industry, the financial system,
        banks, lenders, retailers, carmakers, insurers, airlines, automakers, chipmakers,
        manufacturers, developers, households, the world
    """),
    heads=words("""
        companies, banks, firms, retailers, lenders, carmakers, manufacturers, suppliers, insurers, airlines, economy, market,
        industry, sector, consumers
    """),
    linkers=frozenset(),
    counters=frozenset(),
    lends=Pattern("bank|lender|insurer|industry|sector|world"),
    count=Pattern(r"\b\d+ $"),
    nations={
        "INR": words("india, mumbai, delhi, bengaluru"), "PKR": words("pakistan, karachi, lahore, psx"),
        "LKR": words("sri lanka, colombo"), "NPR": words("nepal, kathmandu"), "KES": words("kenya, nairobi"),
        "TZS": words("tanzania, dar es salaam"), "UGX": words("uganda, kampala"), "NOK": words("norway, norwegian, oslo"),
        "DKK": words("denmark, danish, copenhagen, carlsberg, novo nordisk, maersk"), "SEK": words("sweden, swedish, stockholm"),
        "CZK": words("czech, prague"), "MXN": words("mexic"), "PHP": words("philippine, manila"), "ARS": words("argentin"),
        "CLP": words("chile, santiago"), "COP": words("colombia, bogota"), "UYU": words("uruguay"),
        "BWP": words("botswana, gaborone"), "ZMW": words("zambia, lusaka"),
        "MWK": words("malawi, lilongwe, blantyre"), "PGK": words("papua new guinea, port moresby, bougainville"),
    },
    dateline=Pattern(
        r"(?:, [a-z .]{2,20})?(?:,? [a-z]{3,9}\.? \d{1,2}(?:, \d{4})?)?,? ?"
        r"(?:\([^()\n]{2,30}\)|/[^/\n]{2,20}/) ?[-\u2013\u2014]"
    ),
    interposed=Pattern(
        r"(?: \((?:[a-z]+: ?)?[a-z.]{1,8}\)| <[a-z.=]{2,9}>| [a-z0-9]{2,6}\.[a-z]{1,2}\b)?"
        r"(?: (?:late )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b)?"
        r"(?:, (?:meanwhile|however|too|also|by contrast|in contrast),)?(?=['’ ])"
    ),
    homes={
        **_offices("China", """
            国家统计局, 中国人民银行, 海关总署, 中国汽车工业协会, 乘用车市场信息联席会,
            General Administration of Customs, China Internet Network Information Center
        """),
        **_offices("UK", """
            英国国家统计局, 英格兰银行, British Retail Consortium, UK Finance, Financial Conduct Authority
        """),
        **_offices("eurozone", "欧盟统计局, 欧洲中央银行"),
        **_offices("US", """
            美国劳工部, 美国商务部, 美国劳工统计局, 美国经济分析局, Bureau of Labor Statistics,
            Bureau of Economic Analysis, 美国联邦储备委员会, US Patent and Trademark Office,
            Mortgage Bankers Association, Freddie Mac, Federal Reserve Bank of New York
        """),
        **_offices("Germany", "Destatis, Bundesbank"),
        **_offices("France", "INSEE, Bank of France"),
        **_offices("Italy", "ISTAT, Bank of Italy"),
        **_offices("Spain", "Bank of Spain"),
        **_offices("Canada", "Statistics Canada, 加拿大央行"),
        **_offices("Australia", "Australian Bureau of Statistics, 澳洲联储"),
        **_offices("New Zealand", "Statistics New Zealand, Reserve Bank of New Zealand"),
        **_offices("India", "National Statistical Office, 印度储备银行, Telecom Regulatory Authority of India"),
        **_offices("Indonesia", "Statistics Indonesia, Bank Indonesia"),
        **_offices("Philippines", "Philippine Statistics Authority, Bangko Sentral ng Pilipinas"),
        **_offices("Malaysia", "Bank Negara Malaysia"),
        **_offices("Thailand", "Bank of Thailand"),
        **_offices("Singapore", "Monetary Authority of Singapore"),
        **_offices("South Korea", "Statistics Korea, 韩国央行"),
        **_offices("Japan", "日本银行"),
        **_offices("South Africa", "Statistics South Africa, South African Reserve Bank"),
        **_offices("Kenya", "Kenya National Bureau of Statistics, Central Bank of Kenya"),
        **_offices("Nigeria", "National Bureau of Statistics of Nigeria, Central Bank of Nigeria"),
        **_offices("Brazil", "IBGE, Central Bank of Brazil"),
        **_offices("Mexico", "INEGI, Bank of Mexico"),
        **_offices("Argentina", "INDEC"),
        **_offices("Turkey", "Turkish Statistical Institute, Central Bank of Turkey"),
        **_offices("Russia", "Rosstat, 俄罗斯央行"),
        **_offices("Poland", "Statistics Poland, National Bank of Poland"),
        **_offices("Sweden", "Statistics Sweden, Riksbank"),
        **_offices("Norway", "Statistics Norway, Norges Bank"),
        **_offices("Finland", "Statistics Finland"),
        **_offices("Denmark", "Statistics Denmark"),
        **_offices("Switzerland", "瑞士央行"),
        **_offices("Netherlands", "Statistics Netherlands"),
        **_offices("Egypt", "Central Bank of Egypt"),
        **_offices("Ghana", "Bank of Ghana, Ghana Statistical Service"),
        **_offices("Pakistan", "State Bank of Pakistan, Pakistan Bureau of Statistics"),
        **_offices("Bangladesh", "Bangladesh Bank"),
        **_offices("Sri Lanka", "Central Bank of Sri Lanka"),
        **_offices("Hungary", "National Bank of Hungary"),
        **_offices("Czech Republic", "Czech National Bank, Czech Statistical Office"),
        **_offices("Chile", "Central Bank of Chile"),
    },
)
