"""Files as people's phones and scanners make them, with what should not travel along."""

from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

SECRET = "CanaryCamera"
LATITUDE, MAKE, GPS = 2, 0x010F, 0x8825


def photo(size: tuple[int, int] = (64, 48), *, form: str = "JPEG", turned: int = 1) -> bytes:
    """A photo that says which camera took it, where, and which way up it is."""
    facts = Image.Exif()
    facts[MAKE], facts[0x0112] = SECRET, turned
    facts.get_ifd(GPS)[LATITUDE] = (53.0, 48.0, 1.0)
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, form, exif=facts, **comment(form))
    return written.getvalue()


def comment(form: str) -> dict[str, Any]:
    return {"comment": SECRET.encode()} if form == "JPEG" else {}


def paper(*, pages: int = 1, photo_inside: bytes = b"", password: str = "") -> bytes:
    """A PDF with a script, an attached file, an author, and perhaps a photo."""
    written = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.docinfo["/Author"] = SECRET
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")
        made.attachments["secret.txt"] = pikepdf.AttachedFileSpec(made, SECRET.encode())
        if photo_inside:
            put_photo(made, photo_inside)
        locked = pikepdf.Encryption(user=password, owner=password) if password else False
        made.save(written, encryption=locked)
    return written.getvalue()


def put_photo(made: pikepdf.Pdf, data: bytes) -> None:
    width, height = Image.open(BytesIO(data)).size
    picture = pikepdf.Stream(made, data)
    facts = {"Type": "/XObject", "Subtype": "/Image", "ColorSpace": "/DeviceRGB", "Filter": "/DCTDecode"}
    for name, value in facts.items():
        picture[f"/{name}"] = pikepdf.Name(value)
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=picture))
    made.pages[0].Contents = pikepdf.Stream(made, b"q 200 0 0 150 50 50 cm /Photo Do Q")
