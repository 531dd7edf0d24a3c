"""`factx rules schema`."""

from factx.commands import _options as option
from factx.commands._output import put


def run(rules: option.Rules = None) -> None:
    """Print the JSON Schema of a pack, by which editors complete and check packs."""
    from json import dumps

    from factx.packs import load, schema

    packs = load(tuple(rules or ()))
    metrics = {id: " / ".join(metric.labels.values()) for id, metric in packs.metrics.items()}
    named = {"metric": metrics, "rule": {rule.id: metrics[rule.metric] for rule in packs.rules}}
    put([dumps(schema.schema(named), ensure_ascii=False, indent=1)])
