"""Session and view in, typed rows out."""
