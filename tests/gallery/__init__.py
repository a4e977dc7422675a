"""Every page and slide of every document as a picture, to be looked at."""
