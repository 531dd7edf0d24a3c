"""Rule packs: YAML files that say which words name which metric. `load` reads, checks and caches them."""

from __future__ import annotations

from factx.packs.catalogue import Catalogue, Metric, Rule, Share, Veto
from factx.packs.store import digest, load

__all__ = ["Catalogue", "Metric", "Rule", "Share", "Veto", "digest", "load"]
