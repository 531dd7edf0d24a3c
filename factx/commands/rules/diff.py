"""`factx rules diff`."""

from factx.commands import _options as option
from factx.commands._output import put, reporter
from factx.model import Options
from factx.sinks import inert, json_of


def run(old: option.OldRules, new: option.NewRules, on: option.On, format: option.ReportFormat = "text") -> int:
    """Show the facts gained, lost and changed between two packs or folders of packs; exit with 1 if there are any."""
    from factx import batch
    from factx.packs.findings import many
    from factx.workshop import telling
    from factx.workshop.differences import catalogue, differences

    option.known([format], ("text", "json"), "--format")
    before, after = catalogue(old), catalogue(new)
    documents, failed = batch.documents(on, Options(), reporter(quiet=True))
    found = list(differences(documents, before, after))
    counts = {kind: sum(one.kind == kind for one in found) for kind in ("gained", "lost", "changed")}
    if format == "json":
        put([json_of({"documents": len(documents), **counts, "differences": list(map(telling.difference_record, found))})])
    else:
        put(inert(line) for one in found for line in telling.difference_lines(one))
        put([f"{many(len(documents), 'document')}: " + ", ".join(f"{count} {kind}" for kind, count in counts.items())])
    return 3 if failed else 1 if found else 0
