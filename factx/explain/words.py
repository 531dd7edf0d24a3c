"""The reasons of the ledger in plain words. A template may name the nearest words (`near`), their metric, and more."""

from __future__ import annotations

from collections.abc import Mapping

from factx.candidates import Trigger
from factx.explain.ledger import BUCKETS, Entry
from factx.model import Ordinal, Quantity
from factx.packs import Metric
from factx.pipeline import Trace
from factx.units import is_currency

REASONS: Mapping[str, str] = {
    # ------------------------------------------------------------ numbers that no reading tied to a metric
    "none": "no words of a metric stand in its sentence",
    "unit": "{near} ({metric}) is given in {wanted}, and this is {unit}",
    "vetoed": "{near} ({metric}) is vetoed here by {veto} of the rule {rule}: {because}",
    "unmet": "{near} ({metric}) counts only where its sentence has one of: {detail}",
    "unset": "{near} ({metric}) counts only where its document says more than once one of: {detail}",
    "denied": "its sentence denies it, or only supposes it: {detail}",
    "each": "{near} ({metric}) is given in {wanted}, and this is an amount for one of something: {detail}",
    "rate": "{near} ({metric}) is given in {wanted}, and nothing makes this {unit} a change or a share of it",
    "between": "{detail} stands between it and {near} ({metric})",
    "beyond": "{near} ({metric}) stands behind it, in another clause",
    "apart": "{near} ({metric}) belongs to another number or clause",
    "far": "{near} ({metric}) is too far before it",
    "far-behind": "{near} ({metric}) is too far behind it",
    "own-clause": "its clause begins with something of its own, so {near} ({metric}) in the one before does not reach it",
    "own-verb": "{near} ({metric}) has a verb of change of its own",
    "own-number": "{near} ({metric}) has a number of its own right behind it",
    "noun-before": "{near} ({metric}) is what the number before it counts",
    "counts-on": "it counts what follows it, and not {near} ({metric})",
    "owned": "it belongs to an attribute of {near} ({metric}) and counts something else",
    "whole": "{near} ({metric}) is only what something is a share of",
    "aside": "it stands in brackets that are about something else than {near} ({metric})",
    "row": "it stands in a row of a table, which {near} ({metric}) counts by thousands or more",
    "whose-change": "it is a change, and no metric near says of what",
    "whose-share": "it is a share, and no metric near says of what",
    "share-far": "it is a share, and too much stands between {near} ({metric}) and the word that makes it one",
    "change-unit": "it is a change, but not one of {near} ({metric}), which is given in {wanted}",
    "rank-change": "it is a change, and {near} ({metric}) is a place in an order, which has none",
    "points": "it is a distance between two rates, and {near} ({metric}) is no rate",
    "another": "its clause is about something else than {near} ({metric}), of which the text last spoke",
    "broken": "the number before it was not understood, so it cannot go on about {near} ({metric})",
    "own-words": "its clause says something of its own before it, so it does not go on about {near} ({metric})",
    "difference": "it is how far somebody is from another, and no figure of either",
    "average": "it is what others have on average",
    "unlinked": "nothing says that it goes on about {near} ({metric}), of which the text last spoke",
    # ------------------------------------------------------------ cells of tables
    "no-head": "nothing stands over its column",
    "head-year": "it is the year of a header",
    "head-unread": "a header over or beside its cell is not understood as a whole: {detail}",
    "head-silent": "a header over or beside its cell says that it is no single figure: {detail}",
    "head-change": "the headers over and beside its cell both make it a change, or it is no number",
    "head-metric": "the headers over and beside its cell name no metric, or two",
    "head-names": "the headers over and beside its cell name two owners",
    "head-dates": "the headers over and beside its cell name a day, on which {near} ({metric}) has no value, or two times",
    "head-unit": "no unit is stated for its cell, or none in which {near} ({metric}) can be given",
    "beside": "its cell has another number before it",
    # ------------------------------------------------------------ numbers that were tied to a metric
    "repeat": "the same is said elsewhere, with a better date or earlier",
    "rounded": "it says less exactly what is said elsewhere",
    "conversion": "it says in other money what stands before it",
    "implausible": "{value} {given} is outside the plausible range of {metric}: {range}",
    "value": "another figure of the same value",
    # ------------------------------------------------------------ parts of names, and what is no quantity
    "metric": "a part of the name of {detail}",
    "organisation": "a part of the name {detail}",
    "word": "a part of a word or phrase that is no quantity",
    "ticker": "a ticker, or the number of a paper",
    "model": "a part of the name of a product or a code",
    "version": "a version or the number of a section",
    "phone": "a telephone number",
    "address": "a part of an address",
    "score": "a score or a ratio",
    "listing": "counts the entries of a list",
    "time": "the time of day",
    "vague": "says only how large something is",
}
_UNITS = {
    "currency": "money", "%": "per cent", "rank": "places", "counter": "goods", "amount": "money or goods", "": "a bare number",
    "x": "so many times",
}  # fmt: skip


def because(trace: Trace, entry: Entry) -> str:
    """Why a numeral is in its bucket."""
    template = REASONS.get(entry.reason, "")
    if not template:
        return BUCKETS[entry.bucket]
    found, candidate = entry.diagnosis, entry.candidate
    trigger = found.nearest if found else candidate.trigger if candidate else None
    veto = found.vetoed.veto if found and found.vetoed else None
    metric = candidate.metric if candidate else trigger.metric if trigger else None
    return template.format(
        near=quoted(trace, trigger), metric=metric.id if metric else "", rule=trigger.rule.id if trigger else "",
        wanted=_UNITS.get(metric.unit, metric.unit) if metric else "", unit=_unit(entry), detail=entry.detail,
        veto=veto.id if veto else "", because=veto.because if veto else "",
        value=format(candidate.value, "f") if candidate else "", given=candidate.unit if candidate else "",
        range=_range(metric) if metric else "",
    ).strip()  # fmt: skip


def quoted(trace: Trace, trigger: Trigger | None) -> str:
    """The words of a trigger as they stand in the text."""
    return f"“{' '.join(trace.page.document.text[trigger.start : trigger.end].split())}”" if trigger else "(?)"


def _unit(entry: Entry) -> str:
    value = entry.numeral.mention.value if entry.numeral.mention else None
    if isinstance(value, Ordinal):
        return "a place"
    if not isinstance(value, Quantity):
        return ""
    return f"money ({value.unit})" if is_currency(value.unit) else _UNITS.get(value.unit, f"“{value.unit}”")


def _range(metric: Metric) -> str:
    least, most = metric.least, metric.most
    ends = (f"from {least}" if least is not None else "", f"up to {most}" if most is not None else "")
    return " ".join(filter(None, ends))
