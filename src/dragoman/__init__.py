"""Dragoman reads news about the dealings of states into records that rest on spans of text."""

__version__ = "0.1.0"
