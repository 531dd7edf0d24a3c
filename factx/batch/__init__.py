"""Many inputs on one way: find them, read each, extract, write, and count what went in and what came out.

Nothing raises for an input that fails: it becomes a `Diagnostic` of level `error`, and the rest goes on.
"""

from factx.batch.inputs import STDIN, Input, content, document, documents, gather, text
from factx.batch.lock import locked
from factx.batch.outputs import write
from factx.batch.places import opened, told
from factx.batch.run import Run

__all__ = ["STDIN", "Input", "Run", "content", "document", "documents", "gather", "locked", "opened", "text", "told", "write"]
