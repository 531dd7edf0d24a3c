"""`factx rules cover`."""

from factx.commands import _options as option
from factx.commands._output import put
from factx.sinks import inert, json_of


def run(packs: option.Packs = None, rule: option.OnlyRules = None, format: option.ReportFormat = "text") -> int:
    """Take each word out of rule packs in turn, and name those that no example misses; exit with 1 if there are any."""
    from factx.packs import store
    from factx.packs.findings import many
    from factx.packs.mutants import parts
    from factx.packs.proofs import examples
    from factx.workshop import telling
    from factx.workshop.cover import cover

    option.known([format], ("text", "json"), "--format")
    catalogue = store.load(packs or ())
    wanted = option.known(option.names(rule), [rule.id for rule in catalogue.rules], "--rule")
    files = store.chosen(packs or ())
    taken = [part for file in files for part in parts(file) if part.rule in (wanted or (part.rule,))]
    found = cover(taken, examples(files, catalogue), catalogue)
    if format == "json":
        rows = list(map(telling.part_record, found.unnoticed))
        put([json_of({"parts": found.tried, "unnoticed": len(rows), "words": rows})])
    else:
        put(inert(telling.part_line(part)) for part in found.unnoticed)
        percent = 100 * len(found.unnoticed) / max(found.tried, 1)
        put([f"{many(found.tried, 'word')}, {len(found.unnoticed)} unnoticed ({percent:.1f}%)"])
    return 1 if found.unnoticed else 0
