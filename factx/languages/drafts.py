"""What a language has for the drafts of rules."""

from __future__ import annotations

from factx.languages.table import Table


class Drafts(Table):
    """leading: words that the noun of a metric stands behind and that are no part of its name, folded; silent: texts in which
    the words of a metric, at `{}`, give no figure."""

    leading: tuple[str, ...]
    silent: tuple[str, ...]
