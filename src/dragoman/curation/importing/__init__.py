"""Importers: from the files of other projects to tables of a user's lexicon. They read local files only."""
