"""Everything that a candidate owns, found by its words: what is looked for, how, and how it is shown."""
