"""The fonts of our documents: unpacked once, and seen through a fontconfig file that knows no others.

With the machine's own fonts out of sight a document looks the same everywhere, and is quicker to make.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import rmtree

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from fontTools.merge import Merger
from fontTools.ttLib import TTFont, woff2

PACKED = Path("static/build/pdf-fonts")
UNPACKED = Path(".cache/pdf-fonts")
FONT_FILES = {".woff2", ".ttf"}
# Chinese comes from the Debian package fonts-droid-fallback: no npm package holds it in a file or two.
SYSTEM_FOLDER = Path("/usr/share/fonts/truetype/droid")
# Counted into the name of the folder, so that a change in how fonts are unpacked unpacks them again.
RECIPE = 3
HYPHEN, TYPED_HYPHENS = 0x2D, (0x2010, 0x2011)

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir><dir>{system}</dir><cachedir>{fonts}-cache</cachedir>
  <alias binding="same"><family>emoji</family><accept><family>Noto Emoji</family></accept></alias>
  <match><edit name="family" mode="append_last" binding="same">{symbols}</edit></match>
</fontconfig>
"""
# Asked in this order for what the fonts of the style sheet lack. Pango asks for pictures by the name "emoji".
SYMBOLS = ("Noto Sans Symbols 2", "Noto Sans Symbols", "Noto Sans Mono", "Noto Sans Math", "Noto Emoji")


def font_folder() -> Path:
    """Return the folder of unpacked fonts and their fontconfig file, unpacking them the first time.

    HarfBuzz cannot read woff2 files, and unpacking takes more than a second, so it is done once and kept.
    """
    packed = _packed_fonts()
    name = _fingerprint(packed)
    kept = settings.BASE_DIR / UNPACKED / name
    if kept.exists():
        return kept
    folder = _writable_folder() / name
    _unpack(packed, folder)
    return folder


def _packed_fonts() -> list[Path]:
    packed = sorted(path for path in (settings.BASE_DIR / PACKED).glob("*") if path.suffix in FONT_FILES)
    if not packed:
        raise ImproperlyConfigured(
            f"No fonts for documents in {PACKED}. The front-end build puts them there."
        )
    return packed


def _fingerprint(packed: list[Path]) -> str:
    listed = "\n".join(f"{path.name} {path.stat().st_size}" for path in packed)
    return sha256(f"{RECIPE}\n{settings.BASE_DIR}\n{listed}".encode()).hexdigest()[:16]


def _writable_folder() -> Path:
    folder = Path(settings.BASE_DIR / UNPACKED)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / ".gitignore").write_text("*\n")
    except OSError:
        # A server may keep its code read-only: then each process unpacks its own.
        return Path(tempfile.mkdtemp(prefix="fonts-"))
    return folder


def _unpack(packed: list[Path], folder: Path) -> None:
    """Fill the folder beside its place and move it there whole: another process may be doing the same."""
    beside = Path(tempfile.mkdtemp(dir=folder.parent))
    for number, parts in enumerate(_by_face(packed)):
        _whole(parts).save(beside / f"{number}.ttf")
    (beside / "fonts.conf").write_text(_configuration(folder))
    # whoever builds is seldom who serves, and the temporary folder was open to its maker alone
    beside.chmod(0o755)
    try:
        beside.rename(folder)
    except OSError:
        rmtree(beside)


def _configuration(folder: Path) -> str:
    symbols = "".join(f"<string>{family}</string>" for family in SYMBOLS)
    return FONTCONFIG.format(fonts=folder, system=SYSTEM_FOLDER, symbols=symbols)


def _by_face(packed: list[Path]) -> Iterable[list[BytesIO]]:
    """Group the files that are parts of one face: npm cuts a font into a file for each range of letters.

    WeasyPrint takes all files of one name for one font, and would draw letters of one with the shapes of another.
    """
    faces = defaultdict(list)
    for path in packed:
        part = _plain(path)
        faces[_face(part)].append(part)
    return faces.values()


def _plain(path: Path) -> BytesIO:
    if path.suffix == ".ttf":
        return BytesIO(path.read_bytes())
    plain = BytesIO()
    woff2.decompress(path, plain)
    return plain


def _face(part: BytesIO) -> tuple[str, int]:
    font = TTFont(part)
    return font["name"].getDebugName(1), font["OS/2"].usWeightClass


def _whole(parts: list[BytesIO]) -> TTFont:
    for part in parts:
        part.seek(0)
    font = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
    for table in font["cmap"].tables:
        _add_hyphens(table.cmap)
    return font


def _add_hyphens(glyphs: dict[int, str]) -> None:
    """Draw the hyphens that word processors write, which the files lack, as the one on the keyboard."""
    if HYPHEN in glyphs:
        for hyphen in TYPED_HYPHENS:
            glyphs.setdefault(hyphen, glyphs[HYPHEN])


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """Hide the machine's fonts while a font configuration is read; other programs keep theirs."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(font_folder() / "fonts.conf")
    try:
        yield
    finally:
        _restore(before)


def _restore(before: str | None) -> None:
    if before is None:
        del os.environ["FONTCONFIG_FILE"]
    else:
        os.environ["FONTCONFIG_FILE"] = before
