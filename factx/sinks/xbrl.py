"""xBRL-JSON (Open Information Model 1.0): each fact by concept, entity, period and unit, our metrics a taxonomy of their own.

Percentages are pure numbers, as XBRL has them (6.7% is 0.067); an instant is the midnight after its day. What OIM has no word for
(measure, status, scope) are dimensions of the taxonomy, and the way back to the source are properties of a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
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
_HOME = "https://factx.invalid/taxonomy/1"  # a name, not an address: the metrics are told by `factx metrics`
_NAMESPACES = {
    "xbrli": "http://www.xbrl.org/2003/instance", "iso4217": "http://www.xbrl.org/2003/iso4217",
    "factx": f"{_HOME}/metrics", "unit": f"{_HOME}/units", "name": f"{_HOME}/names",
}  # fmt: skip
_TAXONOMY = {
    "documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": _NAMESPACES, "taxonomy": [f"{_HOME}/metrics.xsd"],
}  # fmt: skip
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

    onto.write(f'{{"documentInfo": {dumps(_TAXONOMY)},\n"facts": {{')
    yield put
    onto.write("\n}}\n")


def _fact(fact: Fact) -> dict[str, Any]:
    scale = _PLACES.get(fact.unit, 0)
    dimensions = {
        "concept": f"factx:{fact.metric}",
        "entity": fact.entity and f"name:{_SPACE.sub(lambda found: quote(found[0]), fact.entity)}",
        "period": _period(fact),
        "unit": "" if scale else "/".join(map(_unit, fact.unit.split("/"))),
        "factx:measure": fact.measure,
        "factx:status": fact.status,
        "factx:scope": fact.scope,
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
