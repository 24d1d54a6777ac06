"""Own sentences with marked triggers: a test bed of the frames, and what a classifier of triggers is trained on."""
