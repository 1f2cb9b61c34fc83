"""Whether there is anything to do: answers a build of which nothing has changed since the last.

It imports no other package, and nothing of Python's own that takes long: its answer must be there
before the command line's library were imported. Nothing here prints.

A build that succeeded leaves a record: how all stood that it depended on, and what it wrote and
told. Where all of that is the same, so would be the site and what is told. Whatever is doubtful is
left to the build.
"""
