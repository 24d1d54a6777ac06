"""The gazetteer and the command that compiles it."""
