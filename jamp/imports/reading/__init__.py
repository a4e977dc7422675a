"""From a file's bytes to grids of text, with every decision shown and open to be switched."""
