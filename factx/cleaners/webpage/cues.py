"""What HTML names tell: elements by their role, and words of class and id names that mark boilerplate or the article."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from factx.languages.pages import PAGES

_NAMES = re.compile(r"""[\s"'](?:class|id|role|itemprop|CLASS|ID)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What content managers call the body of an article, whatever else its class says (`hentry category-banks tag-ads`).
_BODY = re.compile(
    r"(?i)(?<![a-z])(?:artibody|(?:article|art|entry|post|story|news|end|main)[-_]?(?:body|content|text)"
    r"|rich_media_content|trs_editor|rm_txt_con)(?=[\s\"']|$)"
)

def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# Elements that end a line of text. Value: the kind of block their text is, "" for that of their parent.
BLOCKS: dict[str, str] = {
    **dict.fromkeys(_words("""
        address article aside body head center dd details dir div dl dt fieldset figure footer form header hgroup hr html legend
        main menu ol optgroup p pre section summary ul table tbody thead tfoot tr search dialog frameset"""), ""),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item", "blockquote": "quote", "figcaption": "caption", "caption": "caption", "td": "cell", "th": "cell",
}  # fmt: skip

# Elements whose content no reader sees, or sees as a control, up to their end tag. The RAW ones hold text, no markup.
RAW = _words("script style noscript template svg iframe textarea title xmp noembed noframes")
SKIPPED = _words("button select object video audio canvas map rt rp datalist progress meter nav ix:header")

# Elements that mean nothing to a reader of text.
PLAIN = _words("span b i em strong font img small u s ins del mark code tt big label abbr cite q strike input path use")
VOID = _words("area base br col embed hr img input link meta param source track wbr image")
NEVER_HIDDEN = _words("html body main article")  # pages hide the whole until their script has run
# Start tags that close an open one of the same family without an end tag.
CLOSES: dict[str, frozenset[str]] = {
    "li": _words("li"), "dt": frozenset(("dt", "dd")), "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")), "th": frozenset(("td", "th")), "tr": frozenset(("td", "th", "tr")),
    "tbody": frozenset(("td", "th", "tr", "thead", "tbody")), "tfoot": frozenset(("td", "th", "tr", "thead", "tbody")),
}  # fmt: skip
# An implied end never reaches beyond these.
SCOPES = _words("table ul ol dl menu")

# Blocks that are none: what every page has, and a rule between two.
ROOTS = _words("html body head hr")
_PARTS = _words("h1 h2 h3 h4 h5 h6 table tr td th") | CLOSES.keys() | ROOTS

# What a tag is to the reader of a page, by its name, end tags with their slash: one look tells what to do. All else is "other".
ROLES: dict[str, str] = {
    "": "nothing", **dict.fromkeys((f"/{name}" for name in (*PLAIN, *VOID, *RAW, *SKIPPED)), "nothing"),
    **dict.fromkeys(PLAIN, "plain"), **dict.fromkeys(VOID, "nothing"), **dict.fromkeys(("br", "meta", "link"), "void"),
    **dict.fromkeys(RAW, "raw"), "a": "link", "/a": "unlink",
    **{f"/{name}": "end" for name in BLOCKS}, **dict.fromkeys(BLOCKS, "block"), **dict.fromkeys(_PARTS, "part"),
}  # fmt: skip

# Words of class, id and role names; a name is cut at every non-letter and at capitals: `relatedNews` is related, news.
BOILERPLATE = _words("""
ad ads adsense advert advertisement advertising adv adbox banner billboard breadcrumb breadcrumbs crumb crumbs
comment comments commenting disqus discuss reply replies related recommend recommended recommends recommendation
recommendations relates more readmore nextpage prev pager pagination paging share shares sharing sharebar sharer social follow
followus subscribe subscription newsletter signup login register cookie cookies consent gdpr popup modal overlay paywall
sidebar sidenav aside rail footer foot copyright nav navbar navigation menu topbar toolbar tool tools masthead
promo promos promotion promoted sponsor sponsored sponsors outbrain taboola trending popular mostread ranking rank hotnews ticker
tag tags taglist keywords category categories metadata byline dateline timestamp
widget widgets skip hidden invisible sr screenreader qrcode ewm erweima editor zhuanfa pinglun xiangguan tuijian
attribution credit bio disclaimer disclaim statement declare shengming
""")
ARTICLE = _words("""
article articlebody artibody prose content contents body entry post story text main detail maintext newstext bodytext
zhengwen rich
""")
POSTS = _words("hentry")
BODIES = _words("""
body content text articlebody artibody artbody artcontent articlecontent entrycontent postcontent endtext rich trs rm
""")
# These say it for certain, even of an <article>, whose other names (`tag-banks`, `category-news`) speak of its subject.
AFTERWORDS = _words("""
comment comments reply replies related relatedposts relatedarticles relatednews relatedlinks yarpp recommend
recommended recommendation promo sponsored
""")
CAPTION = _words("caption captions imgcaption figcaption wp-caption photocaption")
# Parts of a table are never judged by their names.
NAMELESS = _words("td th tr thead tbody tfoot caption")
# `has-sidebar`, `no-ads`, `with-comments` speak of the page, not of the element.
NEGATIONS = _words("overflow has no with without hide non is enable enabled show open label elementor")
TELLING = BOILERPLATE | ARTICLE | POSTS | BODIES | AFTERWORDS | CAPTION
OPENERS = tuple(words for page in PAGES for words in page.openers)
ALONE = frozenset(words for page in PAGES for words in page.alone)


@lru_cache(maxsize=4096)  # the pages of a site are written in the same names
def cue(name: str, written: str) -> tuple[int, bool]:
    """What class and id say, and whether they name a caption.

    +1 article, +2 its body, -1 boilerplate, -2 what certainly stands beside the article, else 0.
    """
    if name in ("footer", "aside"):
        return -2, False
    if not written or name in NAMELESS:
        return 0, False
    told = " ".join(_NAMES.findall(written))[:300]
    words = {word.lower() for word in _WORD.findall(told)}
    if TELLING.isdisjoint(words):  # most elements
        return 0, False
    named = words
    if not NEGATIONS.isdisjoint(named):  # they govern what they are written in one with
        named = {word for own in told.split() for word in takewhile(_affirms, map(str.lower, _WORD.findall(own)))}
    if not POSTS.isdisjoint(words):
        says = 2  # whatever its categories and tags are called
    elif not AFTERWORDS.isdisjoint(named):
        says = -2
    elif not BODIES.isdisjoint(words) and _BODY.search(told):
        says = 2
    elif name not in NEVER_HIDDEN and not BOILERPLATE.isdisjoint(named):
        says = -1
    else:
        says = 0 if ARTICLE.isdisjoint(named) else 1
    return says, name == "p" and not CAPTION.isdisjoint(words)


def _affirms(word: str) -> bool:
    return word not in NEGATIONS
