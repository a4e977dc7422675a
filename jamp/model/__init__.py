"""The words and the rules: plain Python, no input or output, no clock."""
