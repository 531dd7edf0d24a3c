"""Which words beside a number name what it counts: a noun right behind it, else the end of what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factx.explain.ledger import Entry
from factx.explain.phrases import phrases
from factx.model import Quantity
from factx.pipeline import Page, Trace

# Words that a noun stands behind and that are no part of its name; `phrases` knows only what the grammar does.
_LEADING: Mapping[str, tuple[str, ...]] = {
    "zh": ("累计", "共", "已", "全国", "全球", "建成", "建有", "建设", "拥有", "设有", "运营", "投运", "投用", "上线", "推出",
           "完成", "实现", "达成", "发放", "处理", "售出", "开出", "新增", "现有", "在建", "投放",
           "公司", "平台", "该行", "全年", "当年", "日均", "月均", "人均", "的"),
    "en": ("the", "its", "a", "an", "their", "new", "total", "of", "some"),
}  # fmt: skip
_LONGEST_BEHIND = 3  # words
_LONGEST = 8  # characters of a name without spaces


def wordings(way: Trace, entry: Entry) -> Iterator[str]:
    """Names for what a number counts, the likeliest first; folded, as triggers are."""
    code = way.page.language.code
    found, every = dict.fromkeys(_behind(way.page, entry)), list(phrases(way, entry))
    for phrase in every:
        whole = max((longer for longer in every if longer.endswith(phrase) and len(longer) <= _LONGEST), key=len, default=phrase)
        for word in (whole, phrase) if code == "zh" else (phrase,):
            found.setdefault(bare(word, code))
    yield from (phrase for phrase in found if len(phrase) > 1)


def bare(phrase: str, code: str) -> str:
    """A phrase of a language without the words that lead to its noun."""
    space = " " if phrase.isascii() else ""
    while word := next((word for word in _LEADING[code] if phrase.startswith(word + space)), ""):
        phrase = phrase[len(word) :].lstrip()
    return phrase


def _behind(page: Page, entry: Entry) -> Iterator[str]:
    """The words right behind a number up to one that says nothing of its own: 3.4 million verified drivers."""
    mention = entry.numeral.mention
    if mention is None or not isinstance(mention.value, Quantity) or not mention.value.number[1]:
        return
    at = mention.value.number[1] if page.folded[mention.value.number[1] :][:1] == " " else mention.end
    words: list[str] = []
    while len(words) < _LONGEST_BEHIND and page.folded[at : at + 1] == " ":
        end = at + 1
        while end < len(page.folded) and (page.folded[end].isalnum() or page.folded[end] in "-&"):
            end += 1
        if not page.folded[at + 1 : end].isascii() or page.cues.residue(at + 1, end) == 0:
            break
        words.append(page.folded[at + 1 : end])
        at = end
    if words:
        yield " ".join(words)
