"""English cue words, lower case."""

from factx.languages.grammar import Grammar, words
from factx.pattern import NEVER, Pattern

_LEADS = ("from", "over", "on", "than", "than in", "against", "versus", "compared with", "compared to")
_FORMER, _BACK = ("the previous", "the prior", "the preceding", "last"), ("earlier", "ago", "before")


def _bases(*units: str) -> tuple[str, ...]:
    """What a change on the period before is said with: from the previous month, a month earlier, month-on-month, on the month."""
    said = [f"{lead} {the} {unit}" for lead in _LEADS for the in _FORMER for unit in units]
    ago = [f"{a} {unit} {back}" for a in ("a", "one") for unit in units for back in _BACK]
    said += ago + [f"{lead} {then}" for lead in _LEADS for then in ago]
    said += [f"from the {unit} before" for unit in units] + [f"than the {unit} before" for unit in units]
    for unit in units:
        said += [f"{unit}{by}{on}{by}{unit}" for by in "- " for on in ("on", "over", "to")]
        said += [f"on the {unit}", f"over the {unit}", f"on-{unit}", f"on a {unit}ly basis", f"in {unit}ly terms"]
        said += [f"{unit[0]}/{unit[0]}", f"{unit[0]}-o-{unit[0]}", f"on a {unit}-on-{unit} basis"]
    return tuple(said)


GRAMMAR = Grammar(
    yoy=_bases("year") + words("""
        yoy, yr/yr, yr-on-yr, compared with the same period, compared to the same period, from the same period, annually,
        the same quarter last year, the same period last year, year earlier, over the past year,
        over the last 12 months, over the past 12 months, from the same month last year, from the same quarter last year,
        on the same month last year, on the same quarter last year, on the same period last year, on last year,
        than in the same period last year, annual increase of, annual rise of, prior year, prior-year, on an annual basis,
        in annual terms
    """),
    qoq=_bases("month", "quarter") + words("""
        qoq, sequentially, from the previous three months, than in the previous three months, from the linked quarter,
        on a linked-quarter basis, linked quarter, compared to the linked quarter, over the linked quarter,
        monthly rise, monthly increase, monthly gain, monthly growth, monthly fall, monthly drop, monthly decline
    """),
    since=words("""
        compound annual growth, cagr, since the start of the year, since the beginning of the year, from the end of,
        from the start of the year, from the beginning of the year, from the start of, from the beginning of, from year-end,
        compared with the end of, compared to the end of
    """),
    rises=words("""
        increased, increase, increases, increasing, growth rate, rate of growth, pace of growth, rose, rise, rises, rising,
        risen, grew, grow, growth, growing, grown, up, climbed, climb, jumped, jump, surged, surge, gained, gain, soared,
        improved, improvement, higher, advanced, raised, lifted, boosted, hiked, surging, widened, widening, rebounded,
        recovered, strengthened, swelled, ballooned, spiked, skyrocketed, rocketed, jumping, climbing, soaring, gaining,
        expanding, improving, advancing, raised by, lifted by, hiked by, were raised by, was raised by, expanded, doubled,
        gains, leapt, added, adding, adds, up on, jump on, rise on, increase on, gain on, improvement on,
        monthly rise, monthly increase, monthly gain, monthly growth
    """),
    falls=words("""
        decreased, decrease, decreases, decreasing, fell, fall, falls, falling, fallen, declined, decline, declines,
        declining, down, dropped, drop, drops, slid, slipped, slumped, plunged, lower, shrank, contracted, narrowed,
        narrowing, shrinking, shrunk, eased, easing, weakened, softened, cut, cut by, lowered, lowered by, sliding, dropping,
        tumbling, plunging, slumping, sinking, retreated, crashed, plummeted, plummeting, contraction, deteriorated, reduced,
        reduction, dipped, lost, lose, loses, losing, shed, fewer, tumbled, sank, down on, drop on, fall on, decline on, plunge,
        plunges, tumble, slump, slumps, sink, sinks, slip, slips, shrink, shrinks, trimmed, trims, trimming, slashed, slashing,
        monthly fall, monthly drop, monthly decline
    """),
    aboves=words("more than, larger than, bigger than"),
    belows=words("less than, fewer than, smaller than"),
    arrivals=words("to, at, reached, reaching, below, above, past"),
    nets=(),
    balances=(),
    increments=(),
    speeds=words("growth, growth rate, rate of growth, pace of growth"),
    paces=words("at"),
    degrees=words("by"),
    settles=words("reaching, totaling, totalling, hitting"),
    shares=words("""
        accounted for, accounting for, accounts for, account for, represented, representing, represents, contributed,
        contributing, made up, makes up, make up, making up, share of, as a percentage of, comprised, comprising,
        constituted, equal to, equivalent to, corresponding to, works out to, worked out to, works out at, ate up, eats up,
        swallowed, swallows, absorbed, absorbs, amounted to, amounts to
    """),
    of=words("of"),
    fields=(" in ", " of ", " on ", " for "),
    compares=words("""
        compared with, compared to, versus, vs, than, from, against, as compared to, as compared with, as against,
        after a, after an, after rising, after falling, after growing, after growth, after gains, after expanding,
        after shrinking, after contracting, after declining, following a, following an, following growth,
        up on, down on, jump on, rise on, increase on, gain on, improvement on, drop on, fall on,
        decline on
    """),
    beside=(),
    held=(),
    upon=words("on, over"),
    forecasts=words("""
        expects, expected, expect, expecting, forecast, forecasts, guidance, outlook, aims, aim, plans to, plan to,
        target, targets, targeted, anticipates, anticipated, anticipating, forecasting, aiming, hoping, planning,
        projected, projects, projecting, estimates, estimated to, likely to, set to, proposed, proposes, hopes,
        predicted, predicts, sees, foresees, wants to, want to, wanted to, seeks to, seeking to, looking to, in talks to,
        considering, targeting, approved raising, hopes to, in talks over, intending to, is seeking, are seeking, plans,
        intends, guiding, guided, guides, was looking for, were looking for,
        been looking for, called for, penciled in, pencilled in, average estimate, consensus estimate, mean estimate,
        average forecast, median forecast, median estimate, consensus forecast
    """),
    meets=words("""
        beat, beats, beating, above, below, exceed, exceeds, exceeded, exceeding, missed, misses, missing, topped, topping, than,
        as, ahead of, in line with, short of, meeting, surpassed, surpassing, against, compared, versus, met
    """),
    aims=words("target, goal, guidance"),
    wills=words("will, would, could, may, should, is to, are to, is set to, are set to"),
    onces=(),
    objects=(),
    adverbs=words("at least, at most"),
    handles=(),
    cumulates=words("cumulative, cumulatively, to date, since inception, all-time"),
    recently=words("recently, lately"),
    revises=words("""
        raised, raises, raising, lifted, lifting, cut, cuts, cutting, lowered, lowering, trimmed, revised, revising, hiked
    """),
    issues=NEVER,
    announces=words("""
        said, said on, said late on, says, posted, reported, reported on, announced, announced on, revealed, revealed on,
        disclosed, disclosed on, told investors on, told analysts on, statement on, data on, figures on, filing on
    """),
    plans=words("proposed, proposes, proposal"),
    others=words("""
        target rate, target range, target reverse, target policy rate, target cash rate, target overnight,
        target for the, picking up, picks up, picked up, snapping up, racking up, racked up, chalked up, notched up
    """),
    actuals=words("""
        currently stands, now stands, estimated to have, posted, posting, reported, reached, so far, has already, totaled,
        was, were, stood at, rose, fell, grew, jumped, climbed,
        slid, slumped, plunged, tumbled, sank, shrank, slipped, dipped, soared, surged, leapt, dropped, earned, generated,
        than expected, than forecast, than predicted, as expected, as forecast, better-than-expected, worse-than-expected,
        higher-than-expected, lower-than-expected, stronger-than-expected, weaker-than-expected, larger-than-expected,
        smaller-than-expected, faster-than-expected, slower-than-expected, better-than-forecast, worse-than-forecast,
        higher-than-forecast, lower-than-forecast
    """),
    denials=words("denied, not true, untrue, false report, if, suppose"),
    respectively=words("respectively"),
    bridges=words("""
        was, were, is, are, of, to, at, the, a, an, in, for, by, reached, totaled, totalled, total, hit, stood, came, has,
        have, had, with, and, its, their, about, approximately, around, over, more, than, nearly, almost, up, from, amounted,
        exceeded, surpassed, be, been, as, it, which, that, on, or, cumulative, net, percent, basis, rate, number, amount,
        now, some, whole, year, full-year, full, quarter, while, but, whereas, s, between, period, same, increased,
        decreased, rose, fell, grew, declined, climbed, jumped, dropped, representing, increase, decrease, growth,
        year-over-year, year-on-year, new, slowed, accelerated, eased, cooled, quickened, averaged, annual, annualized,
        annualised, pace, worldwide, globally, nationwide, overall, additional, further, another, alone, combined, already,
        raised, only, just, record, also, figure, this, these, recorded, reported, posted, range, bringing, taking, remained,
        remains, kept, steady, unchanged, during, followed, commanded, held, controlled, still,
        slowing, accelerating, quickening, cooling, edging, edged, finished, second, third, fourth, fifth, sixth, seventh, eighth,
        ninth, tenth, place, spot, got, received, collected, amassed,
        reflecting, reflects, reflected, marking, marks, marked, achieving, delivering, delivered, showing, shows, showed,
        posting, registering, registered,
        recording, signifying, logging, logged, notching, notched, equating, equivalent, translating,
        into, thereby, thus, strong, robust, solid, healthy, sharp, modest, slight, significant, substantial, sizable,
        sizeable, remarkable, impressive, steep, marginal, meaningful, notable, moderate, dramatic,
        global, crept, inched, ticked, revised, upwardly, downwardly, slower, faster, pulled, picked, swung, seasonally, adjusted,
        economists, analysts, polled, poll, surveyed, reuters, bloomberg, lseg, factset, refinitiv, zacks, tally, haul, company,
        firm, lender, retailer, carmaker, insurer, airline, operator, manufacturer, start-up, startup,
        moved, leapt, came, stands, collected, awarded, granted, issued, secured, landed, won, obtained, took, totals,
        hauled, numbered
    """),
    views=words("""
        estimates, estimate, expectations, expectation, consensus, forecasts, forecast, predictions, projections, expected
    """),
    averages=(),
    apiece=(),
    prices=("share price", "stock price", "shares closed", "closed at", "priced at", "price target"),
    dittos=(),
    releases=(),
    priors=(),
    apposes=words("or, or about, or around, or nearly, equal to, equivalent to"),
    among=words("of which, including, of them, of those, of whom, of these, among them"),
    pronouns=words("it was, it is, that was, that is, this was, this is, the figure was, the total was, the number was"),
    parts=words("of them, of whom, of those, of which"),
    relatives=("which ", "who ", "whose ", "where ", "that "),
    copulas=words("was, were, had been"),
    belongs=(" parent", " owner", " maker", " operator", "'s parent", "'s owner", "’s parent", "’s owner"),
    possessed=Pattern(r"\b(?:its|their|our)(?: [\w'&/-]+){0,5} $"),
    polled=words("analysts, economists, brokers, brokerages, forecasters, strategists"),
    former=("the former",),
    latter=("the latter",),
    totals=words("""
        or, and ended, and finished, and closed, totaling, in total, for a total of, to a total of, to end, to finish,
        ending, finishing, and ends
    """),
    sizes=(),
    origins=(),
    kinds=(),
    opens=(),
    milestones=(),
    examples=NEVER,
    joins=(",", "and", "or", ", and"),
    froms=words("from"),
    sources=words("data, report showed, said in a report, analysts, according, survey, analyst, research"),
    tells=(),
    own=words("results, earnings, filing, annual report, quarterly report, profit, net income, net loss, revenue"),
    scaled=Pattern(r" ?\([^()\d]{,20}\b(?:thousands?|millions?|billions?|crores?|lakhs?)\b[^()\d]{,20}\)"),
    annuals=Pattern("annual report"),
    publishes=(),
    hearsay=Pattern(r",? (?:first )?(?:reported|said|wrote)(?: [\w ]{1,20})? that (?:the )?"),
    births=words("founded, founded in, founded on, established in, established on, incorporated in, incorporated on, formed in"),
    issue=NEVER,
    dotted=words("mr., ms., mrs., dr., inc., co., corp., u.s., st., no."),
    topics=words("at, at rival, over at, rival"),
    governors=words("""
        to, to the, from, from the, with, with the, against, against the, than, than the, by, by the, for, for the, in, in the,
        at, on, into, into the, outside, across, acquire, acquired, acquires, acquiring, acquire the, buy, buys, bought, buying,
        former, ex, sue, sued, join, joined, overtook, overtake, unlike, including, rival, rivals, among, like, beat, beating
    """),
    conjunctions=words("""
        but, while, as, whereas, however, meanwhile, the, that, said, says, also, although, though, because, when, after,
        since, for, at, if, so
    """),
    holds=(),
    fillers=(),
    through=(),
    offices=(),
    sells=(),
    once=words("former, ex, two former, three former, by former, a former, ex-"),
    staff=words("executive, engineer, employee, banker, staffer, veteran"),
    holders=words("""
        shareholder, investor, sold to, sold to the, bought by, acquired by, taken over by, owned by, held by, stake to,
        business to, unit to
    """),
    citing=words("according to, according to the"),
    attributive=frozenset(),
    records=words("""
        highest, lowest, biggest, largest, smallest, fastest, slowest, strongest, weakest, best, worst, sharpest, steepest, most,
        first, highest level, lowest level, first rise, first fall, first drop, first increase, biggest rise, biggest fall
    """),
    says=(),
    each=Pattern(r"\b(?:each|both|all)\b"),
    owner=NEVER,
    trades={},
    amid=(),
    lasting=(),
    compounds=("-based", "-listed", "-headquartered", "-owned", "-backed", "-traded"),
    compounded=(),
    introduced=Pattern(r"(?:^|[.!?\n,] )(?:(?!its\b|their\b|his\b|our\b)[\w-]+ ){1,8}(?:is|was|comes|came) $"),
    resumed=NEVER,
    epithet=Pattern(r"\b(?:a|an) ([a-z]+(?:-[a-z]+)?) $"),
    agents=frozenset((" from ", " by ", " of ")),
    presents=Pattern(
        r"\b(?:(?:currently|now) )?(?:employs?|has|have|operates?|runs?|owns?|holds?|serves?|counts?|boasts?|works? with|manages?"
        r"|partners? with|comprises?|consists? of|covers?|is (?:used|accepted|available|present)|are (?:used|accepted))\b"
    ),
    particles=frozenset(),
    superlatives=words("""
        largest, biggest, second-largest, second-biggest, third-largest, third-biggest, fourth-largest, fifth-largest,
        second largest, third largest, leading, top, most, fastest, richest, no. 1, no.1, number one, number-one, oldest,
        best-known, best-selling, fifth-biggest, sixth-largest, sixth-biggest, seventh-largest, seventh-biggest, eighth-largest,
        fourth-biggest, fourth largest, fifth largest, sixth largest, seventh largest, eighth largest, second biggest,
        third biggest, fourth biggest, fifth biggest, seventh biggest, tenth-largest, ninth-largest, most valuable
    """),
    aside=Pattern(
        r", (?:which|who|whose|whom|where|an?|the|one of|part of|owned by|backed by|led by|based in|known as) [^,;\d\n]{3,90},"
        r"| [-\u2013\u2014] [^\d;\n]{3,90}? [-\u2013\u2014] "
    ),
    fiscal=words("fiscal, fy, financial year"),
    vehicles=words("vehicle, vehicles, car, cars, truck, trucks, carmaker, automaker, ev, evs"),
    unsaid="yoy",
    reach=40,
    spaced=True,
)
