"""What a store holds in the formats of others, one module a format (docs/exports.md).

Every export streams: a batch of rows is in memory at once. The same version of a store gives the same bytes.
"""
