"""The palette's colours as pictures use them: static/scss/_palette.scss has the same, and a test compares them.

No colour carries a meaning by itself, for pictures are printed in black and white.
"""

INK = "#23211d"
INK_SOFT = "#574f44"
CARD = "#ffffff"
LINE = "#ddd0b8"
CONTROL = "#5f574b"
TEAL = "#0b5557"
SLATE = "#3d4b57"
AMBER = "#7a4b00"
PLUM = "#5b3a66"
BRICK = "#a32a1c"
TEAL_PALE = "#e3efec"
AMBER_PALE = "#fdf0d0"
PLUM_PALE = "#f1e8f3"
SLATE_PALE = "#e9edf0"
