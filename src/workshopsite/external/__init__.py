"""What only other machines can tell: whether links to other sites work, and what is published now.

`check --external` alone asks for it; a build imports nothing of this package.
"""
