"""What rule packs say, once read: metrics, rules and known names, ready to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from factx.gazetteer import Gazetteer
from factx.languages import language
from factx.languages.record import Language
from factx.lexicon import Lexicon


class Metric(NamedTuple):
    """A catalogue entry. unit: `currency`, `%`, or a count noun (`person`); stock: it has a value at an instant, not over a time.

    about: `place` where only a place or a sector can be its entity, `region` where only a place, `holder` where it is who
    has or buys, `lender` where a kind of companies is who borrows, unless it lends by its name (制造业贷款余额, 银行业贷款余额),
    `fined` where it is never an office or a place.
    announced: it is actual as soon as it is announced (layoffs). yearly: a rate of change that says no base is on the year.
    rate: a percentage of it is always its change (CPI). steps: how far it moves at most within a month or quarter, by language:
    a smaller rise whose base nothing says is on the month or quarter before.
    event: it happens on a day, so that what a report is about does not date it (a fine). standing: a stock
    that is told as it is, beside figures of a time that it is not of (a staff of 300). each: an amount for one of something, so
    that it may be written 元/股. least, most: the plausible range of a level, None where open; a value outside is reported, not
    trusted.
    """

    id: str
    labels: Mapping[str, str]
    unit: str
    family: str = ""
    stock: bool = False
    about: str = ""
    announced: bool = False
    yearly: bool = False
    event: bool = False
    standing: bool = False
    each: bool = False
    rate: bool = False
    steps: Mapping[str, Decimal] = MappingProxyType({})
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def local(self) -> bool:
        """Whether only a place or a sector can have it."""
        return self.about in {"place", "region"}

    def label(self, language: str) -> str:
        return self.labels.get(language) or next(iter(self.labels.values()), self.id)


class Veto(NamedTuple):
    """A named reason not to take a trigger: a word of `before` directly before it, of `after` directly after it, of `inside` in
    its gap, of `earlier` before it in its sentence, if no word of `needs` is nearer, or of `sentence` anywhere there. Folded."""

    id: str
    because: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()


SIDES = Veto._fields[2:]


class Share(NamedTuple):
    """`占营收的3%` after a trigger is not a share of it but a metric of its own: whole words -> metric id."""

    of: tuple[str, ...]
    metric: str


class Rule(NamedTuple):
    """How one metric is named. triggers: folded words; `申请…专利` has a gap of up to a clause.

    counters: counters taken beside those of the metric's unit. scope: always said of its facts; scopes: said when one of the
    words stands in or beside the trigger (scope -> words). measure: fixed by the trigger (`研发增速`). sign: -1 for losses.
    needs: at least one of these words must stand in the same sentence. setting: words that tell what the document is about:
    two of them, or one twice, must stand in it (销售额 of developers). gains: the metric that an amount of rise is a level of
    (用户增加100万 is new_users), "" if it is a change of this one. pair: the metric of the second number where one word names two
    (产销分别为A和B). under: metrics that this rule names a kind of where they are the topic (专利申请330项, 其中发明专利120项).
    percent: the metric that a percentage of it is (bad loans of 1.2%); total: of the sum that a gain brings (added 2m users, for
    a total of 9m); "" if none. alone: metrics that the words mean where the document names one of them, and never its own (profit
    in a report of pre-tax profits).
    """

    id: str
    metric: str
    triggers: tuple[str, ...]
    counters: tuple[str, ...] = ()
    scope: str = ""
    scopes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    measure: str = ""
    sign: int = 1
    needs: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    gains: str = ""
    pair: str = ""
    under: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    shares: tuple[Share, ...] = ()
    percent: str = ""
    total: str = ""


def unhyphened(folded: str) -> str:
    """A text with spaces for hyphens: private-sector credit is private sector credit."""
    return folded.replace("-", " ")


@dataclass(frozen=True)
class Catalogue:
    """All packs together. entities: names, aliases and tickers."""

    metrics: Mapping[str, Metric]
    rules: tuple[Rule, ...]
    entities: Gazetteer

    @cached_property
    def lexicon(self) -> Lexicon[list[tuple[Rule, str]]]:
        """Every trigger's first part, as `unhyphened` text has it -> the rules it belongs to, with what must follow after a gap
        ("" for none)."""
        words: dict[str, list[tuple[Rule, str]]] = {}
        for rule in self.rules:
            for trigger in rule.triggers:
                head, _, tail = unhyphened(trigger).partition("…")
                words.setdefault(head, []).append((rule, tail))
        return Lexicon(words)

    def speak(self, code: str) -> Language:
        """A language, with the names these packs know."""
        if code not in self._spoken:
            plain = language(code)
            self._spoken[code] = plain.but(names=plain.names.but(known=self.entities))
        return self._spoken[code]

    @cached_property
    def _spoken(self) -> dict[str, Language]:
        return {}
