"""The text that the cue model of `dragoman.statements` is trained on, and the command that trains it."""
