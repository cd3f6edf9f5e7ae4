"""Plain facts in; pictures as SVG, and the same in words, out. Nothing here knows of families or of the database."""
