"""How the example sentences of tables/sentences.tsv are chosen. Only scripts/sentences.py needs it, not the build."""
