"""Whom the text speaks of: companies, banks, agencies, groups, regions, and the words that stand for the document's own.

Names come from four places: the packs (`Names.known`), the document's own definitions (`X股份有限公司(下称"X")`, `X(002594.SZ)`),
the shape of names (`…集团`, `… Inc`), and, where a name was seen once in full, its short forms everywhere else. They are found
first, so that digits inside names (三一重工, 58同城) are never read as numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from factx.languages.record import Language
from factx.lexicon import Lexicon
from factx.model import Mention, Organisation
from factx.recognisers._bilingual import bilingual, foreign
from factx.recognisers._capitals import beginnings, capitalised
from factx.recognisers._deeds import doers
from factx.recognisers._definitions import defined
from factx.recognisers._lists import listed
from factx.recognisers._shapes import Shapes
from factx.recognisers._signs import signed
from factx.recognisers._vocabulary import Vocabulary, vocabulary

RANK = 10

_LONGEST_GROUP = 20
# A short form begins with as many characters of the full name as this, and is that much shorter at least.
_BEGINNING = 2
# A name is held against so many full ones at most: a list of a thousand subsidiaries must end.
_LOOKED_AT = 20
# A brand stands so often without what else belongs to its name.
_ALONE = 2
# A text that names more is a list, and goes on with none of them.
_MANY = 300
_NOBODY, _KIN = Organisation("", "word"), Organisation("", "group")
# What has no name but the words of the text.
_UNNAMED = frozenset(("region", "group", "self"))
_NAMELESS = _UNNAMED | {"word", "people"}
_NAMED = frozenset(("company", "bank"))
_SOLD = _NAMED | {"product"}


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Mentions of organisations, longest name first where names overlap; `Organisation.name` is the fullest name known."""
    words = vocabulary(language.names)
    # What the document says of a name goes before what the packs say: it comes first, and sorting keeps that order.
    known = words.names.known.occurrences(folded)
    local = Lexicon(_local(text, folded, words, known))
    begun = {start for start, _, organisation in known if organisation.kind not in _NAMELESS}
    groups = (group for group in _groups(folded, words) if group[0] not in begun)  # 中国电信|5G行业
    found = [*local.occurrences(folded), *known, *words.standing.occurrences(folded), *groups]
    found.sort(key=lambda o: (o[0], -o[1]))
    mentions: list[Mention] = []
    reached = worded = opened = 0  # a place at the start of a longer word is still one: 我国网民 hides 国网, not 我国
    for (start, end, organisation), (begin, stop, _) in pairwise([*found, (len(text), len(text), _NOBODY)]):
        if start < reached or not _written(text, start, end, organisation, words.breakers):
            continue
        if organisation.kind == "self" and start < begin < end < stop:
            continue  # the Bank of England is no `the bank`
        if organisation.kind == "bank" and words.names.carried.match(folded, end):
            continue
        if organisation.kind == "word":
            worded, opened = max(worded, end), start
        elif start >= worded or (organisation.kind == "region" and start == opened and words.breakers):  # US dollars: no place
            reached, written = end, text[start:end]
            if organisation.kind == "self" and mentions and mentions[-1].end == start and _placed(mentions[-1]):
                start, organisation = mentions.pop().start, _KIN  # 其次是欧洲公司
                written = text[start:end]
            elif written in words.names.offices and mentions and mentions[-1].end == start and _placed(mentions[-1]):
                start = mentions.pop().start  # 菲律宾央行
                organisation = Organisation(text[start:end], organisation.kind)
                written = text[start:end]
            elif organisation.kind in _NAMED and folded.startswith(words.names.allied, end):
                end += max(len(word) for word in words.names.allied if folded.startswith(word, end))
                reached, written = end, text[start:end]
                organisation = Organisation(written, organisation.kind)
            if organisation.kind in _UNNAMED:
                organisation = Organisation(written, organisation.kind)
            mentions.append(Mention(start, end, written, organisation))
    return mentions


def _placed(mention: Mention) -> bool:
    return isinstance(mention.value, Organisation) and mention.value.kind == "region"


def _local(
    text: str, folded: str, words: Vocabulary, known: Sequence[tuple[int, int, Organisation]]
) -> dict[str, Organisation]:
    """Folded name -> organisation, as this document alone tells: by definition, as a short form, by shape. known: the names of
    the packs in it."""
    names, shapes = words.names, Shapes(folded, words)
    local = dict(defined(text, folded, words, shapes))
    shaped: Iterator[tuple[str, str]] = capitalised(text, folded, words)
    if names.breakers:
        local = dict(bilingual(text, folded, words, shapes)) | local
        shaped = chain(
            shapes.closed(), foreign(text, folded, words, shapes), signed(folded, words, shapes), shapes.headed(),
            doers(text, folded, words, shapes),
        )
    seen = {name: Organisation(" ".join(text_of(name, text, folded).split()), kind) for name, kind in dict(shaped).items()}
    for name, kind in listed(folded, words, shapes, seen.keys() | local.keys()) if names.breakers else ():
        seen.setdefault(name, Organisation(text_of(name, text, folded), kind))
    for name, organisation in [*local.items(), *seen.items()]:
        for short in shapes.short_forms(name):
            if len(short) > 2 and not shapes.plain(short) and short not in names.known and not short[0].isdigit():
                local.setdefault(short, organisation)
    for name, organisation in [*local.items(), *seen.items()]:
        if (short := shapes.called(name)) and short not in local and short not in seen:
            local[short] = organisation
    if names.breakers:
        for brand, organisation in _called(seen, folded, known, shapes):
            local.setdefault(brand, organisation)
        for brand, name in _brands([*local, *seen], folded, words, shapes):
            local.setdefault(brand, local.get(name) or seen[name])
    else:
        for name, organisation in [*local.items(), *seen.items()][:_MANY]:
            for short in beginnings(name, text, folded, words) if " " in name and organisation.kind in _NAMED else ():
                local.setdefault(short, organisation)
    full = _abbreviated(seen, [name for name in (*local, *seen) if name.endswith(words.legal)], shapes)
    for name in full:
        local.setdefault(name, local.get(full[name]) or seen[full[name]])
    return {name: organisation for name, organisation in seen.items() if name not in names.known} | local


def _called(
    seen: Collection[str], folded: str, known: Sequence[tuple[int, int, Organisation]], shapes: Shapes
) -> Iterator[tuple[str, Organisation]]:
    """Name that a text shows -> the known one that it is the distinctive part of (尚诚, 尚诚消金), if only one is."""
    full: dict[str, set[Organisation]] = {}
    for name, organisation in {(folded[start:end], who) for start, end, who in known[:_MANY] if who.kind in _NAMED}:
        full.setdefault(shapes.brand(name), set()).add(organisation)
    yield from ((brand, next(iter(full[brand]))) for brand in seen if len(full.get(brand, ())) == 1)


def _brands(every: Sequence[str], folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """Brand -> the name that it is the distinctive part of, where it stands alone too, of the name that comes most often."""
    if len(every) > _MANY:
        return
    times = {name: folded.count(name) for name in every}
    for name in sorted(times, key=times.__getitem__, reverse=True):
        brand = "" if name in words.names.known else shapes.brand(name)
        if brand and brand not in times:
            longer = [other for other in times if brand in other]
            whole = sum(times[one] for one in longer if not any(other in one for other in longer if other != one))
            if folded.count(brand) >= whole + _ALONE:
                yield brand, name


def _abbreviated(seen: Iterable[str], registered: Iterable[str], shapes: Shapes) -> dict[str, str]:
    """Name -> the registered one that begins as it does and has its characters in order (蓝汀金控, 蓝汀金融控股有限公司)."""
    alike: dict[str, list[str]] = {}
    for full in registered:
        for beginning in {form[:_BEGINNING] for form in shapes.short_forms(full)}:
            alike.setdefault(beginning, []).append(full)
    found: dict[str, str] = {}
    for name in seen:
        for full in alike.get(name[:_BEGINNING], ())[:_LOOKED_AT]:
            rest = iter(full)
            if len(name) + _BEGINNING <= len(full) and all(character in rest for character in name):
                found.setdefault(name, full)
    return found


def _groups(folded: str, words: Vocabulary) -> Iterator[tuple[int, int, Organisation]]:
    """Kinds of companies: a head (公司, 行业, 市场) with the places and plain words before it (亚太地区半导体供应商)."""
    names, modifiers = words.names, words.modifiers
    yield from ((first.start(), first.end(), Organisation(first[0], "group")) for first in names.ranked.finditer(folded))
    for start, end, kind in words.heads.longest(folded):
        if kind == "word":
            continue
        at, floor = start, max(0, start - _LONGEST_GROUP)
        while at > floor:
            stop = at - 1 if folded[at - 1] == " " else at
            found = modifiers.behind(folded, stop, floor)
            if not found:
                break
            at = stop - len(found[0])
        before = folded[at - 1 : at]
        if (at < start and before not in names.linkers) or before in names.counters:
            yield at, end, Organisation(folded[at:end], "group")


def _written(text: str, start: int, end: int, organisation: Organisation, han: Collection[str]) -> bool:
    """Whether a Latin name is written as names are; those that begin small (vivo, eBay) say so themselves, and so does one of two
    words where they are not those of the language. £3m is not 3M.

    US$ is a currency, and no place; 3BP are basis points, and no BP.
    """
    first, written = text[start], text[start:end]
    if text[end : end + 1] == "$":
        return False
    if not first.isascii() or organisation.kind in {"self", "group", "word"}:
        return True
    if organisation.kind == "region" and text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        return False  # a London-based lender
    if text[end : end + 1] == "s" and organisation.kind in _SOLD:
        return False  # Canvas is no Canva
    if first.isdigit():
        return not written.islower() and not (start and (text[start - 1].isdigit() or text[start - 1] in "$£€¥.,"))
    if start and text[start - 1].isdigit():
        return False
    if not first.islower() or not written.islower() or (han and " " in written):
        return True
    return organisation.kind != "region" and organisation.name[:1] == first


def text_of(name: str, text: str, folded: str) -> str:
    """A folded name as the document writes it."""
    at = folded.find(name)
    return text[at : at + len(name)] if at >= 0 else name
