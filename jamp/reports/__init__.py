"""What goes into each report: rows and words in, a Document out."""
