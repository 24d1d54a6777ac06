"""Measures Dragoman on public gold and holds it to its floors."""
