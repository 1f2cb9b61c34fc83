"""What each surface of a finished site says of the program, and how that is held against the model.

A surface is a place where the program can be read: pages, structured data, calendars, files for
apps. Each has a module here that reads it back from its bytes, with a parser that is not the
writer's, as facts: one for each slot that it tells of. What the facts should be is taken from the
slots of the model, and not from `render/events.py`, of which several surfaces are made.
"""
