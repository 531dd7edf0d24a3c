from factx.languages.names import Names
NAMES = Names({}, (), "", (), (), (), ())
