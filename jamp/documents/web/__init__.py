"""A page for the browser: how the blocks of a document look in it."""
