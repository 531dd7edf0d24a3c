"""factx: exact, dated, attributed, traceable financial facts from Chinese and English news."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.model import Diagnostic, Document, Fact, Mention, Options, Result
    from factx.pipeline import extract, mentions

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Document", "Fact", "Mention", "Options", "Result", "extract", "mentions"]


def __getattr__(name: str) -> object:
    """The public names, imported where first asked for: `factx --help` and its like need none of the pipeline."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factx import model, pipeline

    return getattr(pipeline if hasattr(pipeline, name) else model, name)


def __dir__() -> list[str]:
    return sorted(__all__)
