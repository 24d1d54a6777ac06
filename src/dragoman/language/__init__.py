"""The English pipeline: one parse of the article, shared by every room after this one."""

from dragoman.language.parse import Parse, Quotation, parse

__all__ = ["Parse", "Quotation", "parse"]
