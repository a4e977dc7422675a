"""From a spreadsheet's bytes to an applied Plan: read, match, convert, compare, apply, undo."""
