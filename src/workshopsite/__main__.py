"""``python -m workshopsite`` does what ``workshopsite`` does."""

from workshopsite.cli import main

main()
