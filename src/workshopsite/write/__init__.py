"""Write the outputs to the output folder: only what differs, whole files only, nobody else's.

The way of an output: it is made and compared with what is on disk (spool), one that differs is
kept in a spool folder, and when all of them are made without an error, the kept ones are moved to
their places and what an earlier build wrote and this one does not is removed (commit). Names of
what is ours are remembered between builds (manifest) inside a hidden folder (bookkeeping).
"""

from workshopsite.write.folder import check_output_folder
from workshopsite.write.spool import Changes, Fate, Maker, Spool, spooled

__all__ = ["Changes", "Fate", "Maker", "Spool", "check_output_folder", "spooled"]
