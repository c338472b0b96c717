"""Everything that is true of any hotline: engine, speech, store, simulator and the command line."""
