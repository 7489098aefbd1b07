"""`python -m sorade`."""

from sorade.cli import main

main()
