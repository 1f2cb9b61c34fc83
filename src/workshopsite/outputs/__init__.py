"""Everything that a site is made into: one module for each kind of output."""
