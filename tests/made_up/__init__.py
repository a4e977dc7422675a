"""A portfolio that nobody has: made-up projects with everything that can be recorded of them."""
