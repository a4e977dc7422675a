"""`python -m jamp.languages`: the texts of the code that a catalogue lacks."""

from __future__ import annotations

import sys

from jamp.languages.extraction import missing

if __name__ == "__main__":
    lacking = missing("ja")
    sys.stdout.write("".join(f"{text!r}\n" for text in lacking))
    sys.exit(bool(lacking))
