from factx.languages.grammar import Grammar
GRAMMAR = Grammar()
