"""How the facts come to be known: reads the data packages and the tables, and builds reference.sqlite. Nobody needs it
afterwards."""
