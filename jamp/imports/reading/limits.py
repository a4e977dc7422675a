"""How large a file may be. What lies beyond is refused before it can fill the memory."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
LARGEST = 64 * MEGABYTE  # a file as it is sent
LARGEST_UNPACKED = 512 * MEGABYTE  # all parts of a workbook
LARGEST_RATIO = 200  # unpacked to packed; what offices write stays below 60
MOST_ROWS = 250_000
MOST_COLUMNS = 1_000
MOST_CELLS = 10_000_000  # rows x columns, blank cells counted: what a reader sets memory aside for
LONGEST_CELL = 1_000_000  # letters; a spreadsheet program stops at 32,767
HEADER_WITHIN = 20  # the header is looked for in so many first lines
SAMPLE = 10  # rows shown beside a decision
