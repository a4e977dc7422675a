"""Slides: how the blocks of a document are laid out on them."""
