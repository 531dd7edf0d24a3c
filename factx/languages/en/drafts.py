"""English for the drafts of rules."""

from factx.languages.drafts import Drafts
from factx.languages.grammar import words

DRAFTS = Drafts(
    leading=words("the, its, a, an, their, new, total, of, some"),
    silent=("There are 3 questions about {}.", "The report has 3 pages on {}.", "See note 3 on {}.", "Much was said about {}."),
)
