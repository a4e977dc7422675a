"""Where the records live: the engine, the windows, the tables and their migrations."""
