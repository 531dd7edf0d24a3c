"""factx: exact, dated, attributed, traceable financial facts from Chinese and English news."""

from factx.model import Diagnostic, Document, Fact, Mention, Options, Result
from factx.pipeline import extract, mentions

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Document", "Fact", "Mention", "Options", "Result", "extract", "mentions"]
