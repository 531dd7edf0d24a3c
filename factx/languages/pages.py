"""What every language writes on a page beside a text: it is read before anyone asks which one the text is in."""

from collections.abc import Mapping
from typing import NamedTuple


class Page(NamedTuple):
    """What one language writes.

    openers: how a short line begins that opens what stands beside an article: teasers, comments, calls to subscribe; alone: what
    such a line says besides figures and marks. columns: what columns and records of data are usually called, the likeliest
    first, without spaces and marks: `text`, and the fields of `factx.model.Hint`. These are folded, the rest is not.
    retitled: a pattern of what in brackets leads to the title under which an article came out first; note: of what may stand
    before the number of a footnote; numbered: of how a line begins that is a heading without a mark. unended: characters that no
    whole line ends with.
    """

    openers: tuple[str, ...]
    alone: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    retitled: str = ""
    note: str = ""
    unended: str = ""
    numbered: str = ""


ENGLISH = Page(
    openers=(
        "related articles", "related stories", "related news", "related content", "related posts", "related topics",
        "related links", "related:", "read more", "read next", "read also", "also read", "more from", "more on ", "more stories",
        "more news", "you may also", "you might also", "you may like", "recommended for", "recommended reading", "don't miss",
        "most popular", "most read", "share this", "share on", "follow us", "sign up", "subscribe to", "leave a comment",
        "leave a reply", "post a comment", "join the conversation", "popular on", "latest news", "editor's picks", "top stories",
    ),
    alone=(
        "advertisement", "advert", "advertising", "sponsored", "comments", "comment", "recommended", "subscribe", "trending",
        "see also",
    ),
    columns={
        "text": (
            "text", "content", "body", "articlebody", "fulltext", "articletext", "article", "contenttext", "contenthtml", "html",
            "maintext",
        ),
        "published": (
            "published", "publishedat", "datepublished", "publisheddate", "publishedtime", "publishdate", "publishtime",
            "publishat", "publicationdate", "pubdate", "pubtime", "releasedate", "date", "datetime", "time", "timestamp", "ctime",
        ),
        "title": ("title", "headline"),
        "address": ("url", "link", "address", "sourceurl", "pageurl"),
        "author": ("author", "byline", "creator"),
        "publisher": ("publisher", "source", "site", "sitename", "media"),
    },
)  # fmt: skip
CHINESE = Page(
    openers=(
        "相关新闻", "相关阅读", "相关文章", "相关报道", "相关推荐", "相关资讯", "推荐阅读", "延伸阅读", "更多新闻", "更多阅读",
        "热门新闻", "热门推荐", "热门文章", "热门评论", "热门跟贴", "热门阅读", "最新评论", "网友评论", "精彩推荐", "猜你喜欢",
        "为你推荐", "大家都在看", "阅读排行", "点击排行", "发表评论", "我要评论", "看更多", "你可能也", "你可能会", "编辑推荐",
    ),
    alone=("评论", "推荐", "广告", "相关"),
    columns={
        "text": ("正文", "内容", "文章内容", "新闻内容", "全文"),
        "published": ("发布时间", "发布日期", "发表时间", "发表日期", "日期", "时间"),
        "title": ("标题", "新闻标题"),
        "address": ("链接", "网址"),
        "author": ("作者",),
        "publisher": ("来源", "媒体"),
    },
    retitled="原标题|原標題|原题|原題",
    note="注",
    unended="和与及的为以达至",
    numbered=r"[一二三四五六七八九十]{1,3}、|[\(（][一二三四五六七八九十\d]{1,3}[\)）]|第[一二三四五六七八九十]{1,3}[章节部]",
)  # fmt: skip
PAGES = (ENGLISH, CHINESE)


def columns(field: str) -> tuple[str, ...]:
    """What any language calls a column, the likeliest name first."""
    return tuple(name for page in PAGES for name in page.columns[field])
