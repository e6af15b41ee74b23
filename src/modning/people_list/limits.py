"""How much a list of people may hold: more is no such list, and is refused before it costs time."""

LARGEST_FILE = 12 * 1024**2  # bytes
LARGEST_TEXT = 4 * 1024**2  # bytes of a text file
LARGEST_UNPACKED = 20 * 1024**2  # bytes of what an Excel file holds
MOST_PARTS = 500  # files inside an Excel file
MOST_SHEETS = 10
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 1_000
HEADING_WITHIN = 20  # rows from the top
