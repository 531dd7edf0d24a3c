"""Words whose full stop ends no sentence, of every language that writes one: sentences are cut before a language is asked."""

SHORTENED = (
    "inc", "ltd", "bhd", "vol", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "co", "no", "mr",
    "ms", "dr", "st", "vs", "corp", "sept", "approx",
)  # fmt: skip
