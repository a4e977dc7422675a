"""Documents as values, and one renderer per format. Knows nothing of projects."""
