"""`python -m restorative.documents`: unpack the fonts and draw one page, when a server is built.

The first who asks for a PDF need not wait then, and a library that is missing is found before anybody serves.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "restorative.settings")

from restorative.documents.engine import write_pdf

PAGE = "<!doctype html><html lang=en><title>One page</title><h1>English, اردو, ਪੰਜਾਬੀ, 中文</h1>"

if __name__ == "__main__":
    write_pdf(PAGE, large_print=False)
    print("The fonts of documents are unpacked, and one page was drawn.")
