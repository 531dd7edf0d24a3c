"""English bylines, and what only one market writes."""

from factx.languages.about import About

ABOUT = About(
    author=(
        r"(?:^|\||\b(?:written|reported|reporting|words) )\s?by:?\s([a-z][a-z.'-]+(?: [a-z][a-z.'-]+){1,3})"
        r"(?=$|\s?[|,·•;(]|\s(?:in|for|and|published|updated|posted|on)\b)"
    ),
    publisher=r"\bsource:\s?([a-z][\w.&' -]{1,40}?)(?=$|\s?[|,;(])",
    supplied=(
        r"^(?:press|news|media) release\b|\bfor immediate release\b|/(?:pr ?newswire|cnw|ein presswire)[^/]{0,20}/"
        r"|\(business wire\)|\(globe ?newswire\)|globe newswire\) ?-|/?\baccesswire\b ?/|\bmarketwired?\b ?[-)/]|\beqs newswire\b"
        r"|\bnews provided by\b"
        r"|\bsource:? [^.]{2,60}\bvia (?:pr newswire|business wire|globe ?newswire)"
        r"|\b(?:sponsored|paid|partner|promoted) (?:content|post|programme?|feature)\b|\badvertorial\b"
        r"|\bthis (?:press |news )?(?:release|article|content|post|story) (?:was|is|has been) "
        r"(?:provided|supplied|issued|distributed|sponsored|paid for|contributed) by\b"
    ),
    markets={
        "US": ("$", "nasdaq", "nyse", "u.s.", "wall street", "sec "),
        "GB": ("£", "ftse", "pence", "sterling"),
    },
)
