"""What English companies do, and others do not: patterns on folded text. A table."""

from factx.pattern import Pattern

# Who is told between a name and what it does, unless that is a person: Northgate, which builds cells in Porto, has 404 patents.
_TOLD = (
    r"(?:, (?!who\b|[^,\n]{0,60}\b(?:chief|head|founder|co-founder|director|chairman|chairwoman|chair|president|analyst|economist"
    r"|professor|manager|minister|engineer|scientist|author|lawyer|editor|ceo|cfo|partner|spokes\w+)\b)"
    r"(?:the|a|an|which|whose|part|based|founded|formerly|once|now|owned|backed|led|run|maker|owner|home|set up|headquartered"
    r"|listed|known|best known|another|one of)\b[^,.;:\n]{2,100}(?:, [^,.;:\n]{2,60}){0,1},)?"
)
# What only those do, or have, of whom there are figures; sales rise and reach so much, but file, employ and lend nothing.
_DOES = (
    r"(?:has|had|have|holds?|held|owns?|owned|employs?|employed|counts?|counted|boasts?|boasted|serves?|served|operates?|operated"
    r"|runs?|ran|manages?|managed|lists?|listed|spent|spends|invested|invests|raised|lent|lends|disbursed|originated|facilitated"
    r"|processed|processes|handled|handles|filed|files|obtained|received|secured|amassed|(?:was|were) (?:granted|issued|awarded)"
    r"|earned|earns|sold|sells|bought|shipped|delivered|produced|produces|makes|built|builds|opened|hired|generated|generates"
    r"|posted|reported|booked|recruited|attracted|signed up|onboarded|claims|claimed|ploughed|plowed|poured|put|puts"
    r"|burned through|burnt through|financed|finances|funded|funds|extended|arranged|underwrote|bagged|clocked|racked up"
    r"|turned out|churned out|applied for|supplies|supplied|deployed|installed|acquired|got|gets|won|completed|registered)"
)
# What stands between the subject and what it does, and before the number of what it has.
_ALSO = (
    r"(?: (?:has|have|had|each|both|together|will|would|now|also|alone|already|since|recently|currently|then|still|even|only"
    r"|itself|again|says? it|said it|says? it has|said it had|last year|last month|this year|this month|last week|plans to"
    r"|expects to|aims to|wants to)){0,4}"
)
_ABOUT = (
    r"(?: (?:about|around|some|roughly|approximately|nearly|almost|over|under|more than|less than|fewer than|at least|up to|just"
    r"|just over|just under|only|well|a|an|the|its|another|further|record|a total of|an estimated|as many as|as much as|to|by"
    r"|close to|out|back)){0,4}"
)
_AMOUNT = r"(?:[a-z]{0,3}\.? ?[$£€¥₹₦₱]|rs\.? ?|ksh ?|rmb|inr |php ?|rp ?|n)?\d"
_OWNED = (
    r"['’]s?(?: [\w&-]+){0,3} (?:unit|arm|division|subsidiary|loan book|loan portfolio|patent portfolio|patents|headcount"
    r"|workforce|researchers|engineers|customers|users|subscribers|borrowers|default rate|r&d budget|r&d bill|r&d spending)\b"
)
_PLACED = (
    r"(?: (?:now|still|also))? (?:comes?|came|ranks?|ranked|placed|finished|climbed to|rose to|slipped to|fell to|sits|stands"
    r"|kept|held on to|held|took)(?: in)? (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th))\b"
)
ACTING = Pattern(rf"{_OWNED}|{_TOLD}{_PLACED}|{_TOLD}{_ALSO} {_DOES}{_ABOUT} {_AMOUNT}")
