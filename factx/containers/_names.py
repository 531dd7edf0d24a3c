"""Names of files in archives: which are not read."""

from __future__ import annotations

import re

from factx.containers import readable
from factx.model import Diagnostic

_CLIMBING = re.compile(r"[/\\]|[A-Za-z]:[/\\]|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.S)


def refusal(name: str) -> Diagnostic | None:
    """What is to be said of a file that is not read: an `error` if it climbs out of the archive's folder, else an `info`."""
    if _CLIMBING.match(name):
        return Diagnostic("error", "climbs", "its name climbs out of the archive's folder", name)
    if name.endswith("/") or readable(name):
        return None
    return Diagnostic("info", "skipped", "passed over: hidden, or by its name of a kind that is not read", name)
