"""Toponyms of an article, their coordinates and gazetteer ids, and where its events happened."""

from dragoman.places.finding import Places, find
from dragoman.places.locating import where

__all__ = ["Places", "find", "where"]
