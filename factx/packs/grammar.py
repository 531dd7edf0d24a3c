"""What a pack may say: every section and key with its shape and its meaning. The reader and the schema for editors follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from factx.languages import codes
from factx.model import BASES, MEASURES, MODIFIERS, STATUSES

UNITS = ("currency", "%", "counter", "amount", "person", "patent", "item", "institution", "loan", "vehicle", "m2", "month",
         "point", "rank")  # fmt: skip
KINDS = ("company", "bank", "product", "agency", "group", "region")


@dataclass(frozen=True)
class Text:
    """One value as it is written. nothing: it may be the empty text."""

    nothing: bool = False


@dataclass(frozen=True)
class Word:
    """One value, folded: Simplified and small letters stand for all forms."""


@dataclass(frozen=True)
class Number:
    """A number, or null where it is open."""


@dataclass(frozen=True)
class Day:
    """An ISO date, or null."""


@dataclass(frozen=True)
class OneOf:
    """One of a few values; `what` they are is said when it is none of them."""

    what: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """The id of something that a pack defines: a `metric` or a `rule`."""

    what: str


@dataclass(frozen=True)
class List:
    of: Shape


@dataclass(frozen=True)
class Map:
    keys: Text | OneOf | Named
    of: Shape


class Key(NamedTuple):
    """An entry of a record: its meaning, for people, and its shape."""

    about: str
    shape: Shape
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys. instead: a key that makes it another record."""

    what: str
    keys: Mapping[str, Key]
    instead: tuple[str, Record] | None = None


Shape = Text | Word | Number | Day | OneOf | Named | List | Map | Record

_FLAG = OneOf("flag", ("true", "false"))
_LANGUAGE = OneOf("language", codes())
_WORDS, _METRIC, _RULE = List(Word()), Named("metric"), Named("rule")

METRIC = Record("a metric", {
    "label": Key("its name, by language", Map(_LANGUAGE, Text()), True),
    "unit": Key("`currency`, `%`, a count noun, `counter` for goods in the unit of the text, `amount` for money or goods",
                OneOf("unit", UNITS), True),
    "family": Key("the group it is listed with", Text()),
    "range": Key("the plausible range of a level: [least, most], null where it is open", List(Number())),
    "about": Key("`place`: only a place or sector can be its entity; `holder`: who has or buys; `lender`: no kind of borrowers; "
                 "`fined`: no office and no place",
                 OneOf("about", ("place", "region", "holder", "lender", "fined"))),
    "stock": Key("it has a value at an instant, not over a time", _FLAG),
    "announced": Key("it counts as soon as it is announced", _FLAG),
    "yearly": Key("a rate of change that says no base is on the year", _FLAG),
    "event": Key("it happens on a day, whatever a report is about", _FLAG),
    "standing": Key("told as it is, beside figures of a time that it is not of", _FLAG),
    "each": Key("an amount for one of something: 元/股", _FLAG),
    "rate": Key("a percentage of it is always its change: CPI", _FLAG),
    "steps": Key("how far it moves at most in a month or quarter, by language; so much is on the one before, if nothing says",
                 Map(_LANGUAGE, Number())),
})  # fmt: skip

FACT = Record("a fact", {
    "metric": Key("another metric than the rule's", _METRIC),
    "value": Key("the exact number in full units", Number()),
    "value_max": Key("the upper end of a range", Number()),
    "unit": Key("ISO 4217 for money, `%`, `pp`, `bp`, or what is counted", Text()),
    "modifier": Key("the hedge", OneOf("modifier", MODIFIERS)),
    "measure": Key("level, change or share", OneOf("measure", MEASURES)),
    "status": Key("actual or forecast", OneOf("status", STATUSES)),
    "scope": Key("what narrows the metric", Text(nothing=True)),
    "period_start": Key("the first day it is for", Day()),
    "period_end": Key("the last day it is for", Day()),
    "period_basis": Key("where the period was read", OneOf("basis", BASES)),
    "entity": Key("whom it is about", Text(nothing=True)),
    "quote": Key("the visible text that carries it", Text()),
})  # fmt: skip

EXAMPLE = Record("an example", {
    "text": Key("a sentence of your own", Text(), True),
    "facts": Key("the facts that the rule must find in it; [] for a text that must give none", List(FACT), True),
    "published": Key("the date of the article", Day()),
    "todo": Key("why it does not hold yet", Text()),
    "words": Key("words that stand for `{}`, each in a text of its own; one with a gap has a `{}` for each part", List(Text())),
})  # fmt: skip

VETO = Record("a veto", {
    "id": Key("its name", Text(), True),
    "because": Key("the reason, for people", Text(), True),
    "before": Key("words directly before a trigger", _WORDS),
    "after": Key("words directly after a trigger", _WORDS),
    "inside": Key("words in the gap of a trigger: 申请人 in 申请…专利", _WORDS),
    "earlier": Key("words before it in its sentence", _WORDS),
    "sentence": Key("words anywhere in its sentence", _WORDS),
})  # fmt: skip

SHARE = Record("a share", {
    "of": Key("the whole, as it is named: 营收", _WORDS, True),
    "metric": Key("what a share of it is", _METRIC, True),
})

_MORE = {
    "counters": Key("counters taken beside those of the metric's unit: [套, 款]", _WORDS),
    "scope": Key("what is always said of its facts", Text()),
    "scopes": Key("what is said of its facts where one of the words stands in or beside the trigger", Map(Text(), _WORDS)),
    "needs": Key("words of which one must stand in the same sentence", _WORDS),
    "setting": Key("words that must stand in the document, two of them or one twice: 房企, 楼市", _WORDS),
    "vetoes": Key(
        "words `before`, `after`, `inside` (its gap), `earlier` or anywhere in the `sentence` that take the trigger out",
        List(VETO),
    ),
    "shares": Key("占营收的3% is not a share but a metric of its own", List(SHARE)),
    "gains": Key("the metric that an amount of rise is a level of", _METRIC),
    "percent": Key("the metric that a percentage of it is: bad loans of 1.2%", _METRIC),
    "total": Key("the metric of the sum that a gain brings: added 2m users, for a total of 9m", _METRIC),
    "pair": Key("the metric of the second number where one word names two: 产销分别完成A和B", _METRIC),
    "under": Key("metrics that this rule names a kind of, or that are compared with a loss", List(_METRIC)),
    "alone": Key("metrics that the words mean in a document that names one of them and nowhere its own", List(_METRIC)),
    "measure": Key("fixed by the words: 研发增速 is `yoy`", OneOf("measure", MEASURES)),
    "sign": Key("-1 for losses", OneOf("sign", ("-1", "1"))),
    "examples": Key("texts with the facts they must give, and texts that must give none", List(EXAMPLE)),
}
_ABOUT_TRIGGERS = "the words that name the metric, by language; 申请…专利 has a gap of up to a clause"
_TRIGGERS = Map(_LANGUAGE, _WORDS)

EXTENSION = Record("an extension", {
    "extends": Key("a rule of another pack: lists and maps here are added to its own, single values replace them", _RULE, True),
    "lifts": Key("vetoes of that rule which no longer hold", List(Text())),
    "metric": Key("what its words name", _METRIC),
    "triggers": Key(_ABOUT_TRIGGERS, _TRIGGERS),
    **_MORE,
})  # fmt: skip

RULE = Record("a rule", {
    "id": Key("its name, unlike that of any other rule", Text(), True),
    "metric": Key("what its words name", _METRIC, True),
    "triggers": Key(_ABOUT_TRIGGERS, _TRIGGERS, True),
    **_MORE,
}, instead=("extends", EXTENSION))  # fmt: skip

ENTITY = Record("an entity", {
    "name": Key("the fullest name", Text(), True),
    "aliases": Key("safe short forms", _WORDS),
    "kind": Key("what it is; a company unless said", OneOf("kind", KINDS)),
    "ticker": Key("CODE.MARKET", Word()),
    "unless": Key("longer words in which an alias is no name: 中行 in 其中行业", _WORDS),
})  # fmt: skip


PACK = Record("a pack", {
    "metrics": Key("what is measured: id -> metric", Map(Text(), METRIC)),
    "rules": Key("which words name a metric", List(RULE)),
    "entities": Key("whom facts can be about", List(ENTITY)),
    "disable": Key("rules of other packs that are taken out", List(_RULE)),
    "examples": Key("more examples of rules, by the id of the rule", Map(_RULE, List(EXAMPLE))),
})  # fmt: skip
