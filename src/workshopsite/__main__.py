"""``python -m workshopsite`` does what ``workshopsite`` does."""

from workshopsite.entry import main

main()
