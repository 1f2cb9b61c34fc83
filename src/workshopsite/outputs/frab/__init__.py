"""The program as conference apps want it: what schedule.xml and schedule.json have in common.

The format is the one that pentabarf and frab began and c3voc keeps (version 1,
https://c3voc.de/wiki/schedule). It knows days, in them rooms, in them events with a length. It has
no words for sessions, for cancelled events, for unknown ends and for events without a room:

- A session is not an event of its own, because its talks fill the same room at the same time; it
  is their track, and who chairs it is in their descriptions. Where a talk has no time of its own,
  it is the other way round: the session is the event, with that talk in its description.
- A cancelled event says so at the beginning of its title.
- An unknown end is left out where that is possible; the length is then `UNKNOWN_LENGTH`.
- An event without a room is at the venue, which stands among the rooms as the first.
"""
