"""xBRL-JSON (Open Information Model 1.0): each fact by concept, entity, period and unit, our metrics a taxonomy of their own.

Percentages are pure numbers, as XBRL has them (6.7% is 0.067); an instant is the midnight after its day. What OIM has no word for
(measure, status, scope) are dimensions of the taxonomy, and the way back to the source are properties of a fact. A concept of
XBRL has either times or instants, while news gives most metrics for both: `revenue` is for a time, `revenue-at` for an instant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from html import escape
from itertools import count
from json import dumps
from typing import Any, TextIO
from urllib.parse import quote

from factx.model import Fact
from factx.sinks import Look, Put, inert, plain
from factx.sinks._facts import values
from factx.units import CURRENCIES

SUFFIXES = (".xbrl.json",)
ONTO, ROWS = "stream", "facts"
TAXONOMY = "factx.xsd"  # beside the report
_HOME = "https://factx.invalid/taxonomy/1"  # a name, not an address
_NAMESPACES = {
    "xbrli": "http://www.xbrl.org/2003/instance", "iso4217": "http://www.xbrl.org/2003/iso4217",
    "factx": f"{_HOME}/metrics", "unit": f"{_HOME}/units", "name": f"{_HOME}/names",
}  # fmt: skip
_INFO = {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": _NAMESPACES, "taxonomy": [TAXONOMY]}
_DIMENSIONS = ("measure", "status", "scope")
_AT = "-at"  # ends the name of a concept for instants; no metric's own has a hyphen
_KINDS = (("", "duration"), (_AT, "instant"))
_PLACES = {"%": -2, "pp": -2, "bp": -4}  # of what is a part of one
_SPACE = re.compile(r"[\s%]")  # stands in no name of OIM
_NO_NAME = re.compile(r"[^\w.-]")
_TOLD = ("id", "label", "modifier", "value_max", "period_basis", "quote", "source", "line", "start", "end", "rule", "published")


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """One report; the `fields` are those of OIM."""
    numbers, record = count(1), values()

    def put(fact: Fact) -> None:
        number = next(numbers)
        told = _fact(Fact(*record(fact)))
        onto.write(f"{'' if number == 1 else ','}\n\"f{number}\": {inert(dumps(told, ensure_ascii=False))}")

    onto.write(f'{{"documentInfo": {dumps(_INFO)},\n"facts": {{')
    yield put
    onto.write("\n}}\n")


def _fact(fact: Fact) -> dict[str, Any]:
    scale = _PLACES.get(fact.unit, 0)
    period = _period(fact)
    dimensions = {
        "concept": f"factx:{fact.metric}{_AT if period and '/' not in period else ''}",
        "entity": fact.entity and f"name:{_SPACE.sub(lambda found: quote(found[0]), fact.entity)}",
        "period": period,
        "unit": "" if scale else "/".join(map(_unit, fact.unit.split("/"))),
        **{f"factx:{name}": getattr(fact, name) for name in _DIMENSIONS},
    }
    told = {f"factx:{name}": plain(getattr(fact, name)) for name in _TOLD}
    if fact.value_max is not None:
        told["factx:value_max"] = format(fact.value_max.scaleb(scale), "f")
    return {
        "value": format(fact.value.scaleb(scale), "f"),
        "dimensions": {name: value for name, value in dimensions.items() if value},
        **{name: value for name, value in told.items() if value is not None},
    }


def _unit(word: str) -> str:
    return word and (f"iso4217:{word}" if word in CURRENCIES else "unit:" + _NO_NAME.sub("_", word))


def _period(fact: Fact) -> str:
    """`2022-10-01T00:00:00` for the end of 30 September, `2022-01-01T00:00:00/2023-01-01T00:00:00` for the year."""
    if fact.period_end is None:
        return ""
    try:
        end = f"{fact.period_end + timedelta(days=1)}T00:00:00"
    except OverflowError:
        return ""
    return f"{fact.period_start}T00:00:00/{end}" if fact.period_start else end


# ---------------------------------------------------------------- the taxonomy
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="{_NAMESPACES["factx"]}" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://www.xbrl.org/2003/linkbase" schemaLocation="http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
"""
_DIMENSION = """<xs:element name="{0}-word" id="{0}-word" type="xs:string"/>
<xs:element name="{0}" id="{0}" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true"
 nillable="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#{0}-word"/>
"""
_CONCEPT = """<xs:element name="{0}" id="{0}" type="xbrli:decimalItemType" substitutionGroup="xbrli:item"
 nillable="true" xbrli:periodType="{1}"/>
"""
_LABELS = """<xs:annotation><xs:appinfo><link:linkbase>
<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
"""
_LABELLED = """<link:loc xlink:type="locator" xlink:href="#{0}" xlink:label="{0}"/>
<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"
 xlink:from="{0}" xlink:to="{0}-label"/>
"""
_LABEL = """<link:label xlink:type="resource" xlink:role="http://www.xbrl.org/2003/role/label"
 xlink:label="{0}-label" xml:lang="{1}">{2}</link:label>
"""
_TAIL = """</link:labelLink></link:linkbase></xs:appinfo></xs:annotation>
</xs:schema>
"""


def taxonomy(metrics: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The taxonomy that reports name, part by part: metric -> its labels by language."""
    concepts = [(f"{metric}{end}", labels, kind) for metric, labels in metrics.items() for end, kind in _KINDS]
    yield _HEAD
    yield from map(_DIMENSION.format, _DIMENSIONS)
    yield from (_CONCEPT.format(name, kind) for name, _, kind in concepts)
    yield _LABELS
    for name, labels, _ in concepts:
        yield _LABELLED.format(name)
        yield from (_LABEL.format(name, language, escape(label)) for language, label in labels.items())
    yield _TAIL
