"""Keeping lexicons: checking, showing and adding rows, and importing from other projects' files."""
