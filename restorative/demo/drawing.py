"""A child's drawing, painted by the demo itself, so that no picture needs to be kept with the code."""

from io import BytesIO

from PIL import Image, ImageDraw

from restorative.files.cleaning import CleanFile, clean

PAPER, PEN, ROOF, WALL, GRASS, SUN = "#fdfaf2", "#4a4a4a", "#b5563c", "#f0dfb4", "#7ba05b", "#f2c14e"
SIZE = (480, 360)
# his house with everybody in it: two bunks at the left, who is in the kitchen at the right
PEOPLE = ((150, 178, 15), (150, 248, 15), (262, 236, 24), (322, 236, 22))


def painted() -> CleanFile:
    paper = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(paper)
    pen.ellipse((400, 20, 460, 80), fill=SUN, outline=PEN, width=3)
    pen.rectangle((0, 310, 480, 360), fill=GRASS)
    pen.rectangle((90, 150, 380, 312), fill=WALL, outline=PEN, width=4)
    pen.polygon(((70, 152), (235, 50), (400, 152)), fill=ROOF, outline=PEN, width=4)
    for top in (205, 275):
        pen.line((100, top, 205, top), fill=PEN, width=5)
    for x, y, size in PEOPLE:
        person(pen, x, y, size)
    file = BytesIO()
    paper.save(file, "PNG")
    return clean(file.getvalue())


def person(pen: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """A round head that smiles."""
    pen.ellipse((x - size, y - size, x + size, y + size), fill=PAPER, outline=PEN, width=3)
    for side in (-1, 1):
        eye = x + side * size // 3
        pen.ellipse((eye - 2, y - 6, eye + 2, y - 2), fill=PEN)
    pen.arc((x - size // 2, y - size // 2, x + size // 2, y + size // 2), 20, 160, fill=PEN, width=3)
