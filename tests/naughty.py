"""Strings that break software, our own: each is a thing that somebody might type, paste or try."""

QUOTES = [
    "'",
    "''",
    "'''",
    '"',
    '""',
    '\\"',
    "`",
    "``",
    "´",
    "‘",
    "’",
    "“",
    "”",
    "„",
    "«",
    "»",
    "‹",
    "›",
    "'\"'\"'",
    '"\'"\'"',
    "O'Neill",
    'D\'Arcy-"Bea"',
    "\\",
    "\\\\",
    "\\n",
    "\\0",
    "\\x41",
]
MARKUP = [
    "<", ">", "&", "&amp;", "&#39;", "&notanentity;", "&#x110000;", "<b>bold</b>", "</p></div>", "</textarea>", "</title>",
    "</script>", "<!--", "-->", "<![CDATA[ tea ]]>", "<?xml version='1.0'?>", "<!DOCTYPE html>",
    "<script>document.title='owned'</script>", "<SCRIPT SRC=//127.0.0.1:9/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>", '"><svg onload=alert(2)>', "' autofocus onfocus='alert(3)",
    "<a href='javascript:alert(4)'>tea?</a>", "javascript:alert(5)//", "<iframe srcdoc='<b>hi</b>'></iframe>",
    "<style>*{display:none}</style>", "<link rel=stylesheet href=//127.0.0.1:9/a.css>", "<base href=//127.0.0.1:9/>",
    "<meta http-equiv=refresh content=0>", "<form action=/leave><button>press</button>", "<template><p>gone</template>",
    "<img src='data:image/png;base64,AAAA'>", "<object data=file:///etc/hostname></object>", "<details open ontoggle=alert(6)>",
    "`${alert(7)}`", "\\u003cscript\\u003e", "%3Cscript%3E", "<sc<script>ript>", "<math><mtext></mtext></math>",
]  # fmt: skip
DATABASES = [
    "'; DROP TABLE visit; --", "1 OR 1=1", "' OR 'tea'='tea", "'); SELECT pg_sleep(0); --", "%' AND 1=0 UNION SELECT 1 --",
    "$$quoted$$", "E'\\\\x41'", "/* comment */", "--", "100%", "50_50", "[a-z]*", "tea&!coffee|", "' & ':*", "^(a+)+$", "(?<=x)(", "NULL::text",
    '{"$gt": ""}', "{{1,2},{3}}", "*)(uid=*",
]  # fmt: skip
TEMPLATES = [
    "{{ 7|add:7 }}", "{% now 'Y' %}", "{% load static %}", "{# hidden #}", "{% endblock %}", "{% csrf_token %}", "{{", "}}", "{%",
    "${7*7}", "#{7*7}", "<%= 7*7 %>", "[[7*7]]", "{0}", "{name!r}", "{}", "%s", "%(name)s", "%d%%", "%n%n%n", "%1$*2$s", "$HOME", "$(date)", "`date`",
]  # fmt: skip
SPREADSHEETS = [
    "=1+1", "=HYPERLINK(\"http://127.0.0.1:9/\",\"tea\")", "+44 113 496 0000", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=2+2",
    "1,5", "1;5", "1E400", "00012", "3/4", "1-2", "'=text",
]  # fmt: skip
PATHS = [
    "../../etc/passwd", "..\\..\\boot.ini", "/etc/hostname", "file:///etc/hostname", "C:\\CON", "NUL", "aux.txt", "~root", ".", "..", "%2e%2e%2f",
    "//127.0.0.1:9/tea", "http://127.0.0.1:9/?a=1&b=2#c", "a/b\\c:d*e?f|g", ".htaccess", "name.pdf.exe", "-rf", "--help",
]  # fmt: skip
WORDS = [
    "null", "NULL", "None", "nil", "undefined", "NaN", "Infinity", "-Infinity", "true", "False", "0", "-0", "1e309", "0x1F", "0b11", "1_000", "[]", "{}",
    "[object Object]", "N/A", "n/a", "-", "Null Null", "True North", "Inf", "on", "off", "id", "pk", "csrfmiddlewaretoken", "__class__", "__proto__", "constructor",
]  # fmt: skip
NUMBERS = [
    "٣٤٥",
    "۴۵۶",
    "१२३",
    "੧੨੩",
    "123",
    "Ⅳ",
    "½",
    "²",
    "①",
    "五",
    "1\u00a0000",
    "1\u202f000",
    "−5",
    "9" * 60,
]
INVISIBLE = [
    "zero\u200bwidth", "join\u200der", "non\u200cjoiner", "word\u2060joiner", "\ufeffmark at the start", "soft\u00adhyphen", "\u00a0", "thin\u2009space",
    "wide\u3000space", "line\u2028separator", "paragraph\u2029separator", "next\u0085line", "invisible\u2063comma", "\u115fhangul filler", "tag\U000e0041\U000e007f",
    "variation\ufe0f", "\u034f", "blank\u2800braille", "   ", "  spaces around  ", "two  spaces",
]  # fmt: skip
DIRECTIONS = [
    "\u202eedirrevo\u202c", "\u202eunclosed", "\u202c\u202c", "\u2066left\u2069", "\u2067right\u2069", "\u2068first\u2069", "\u2069\u2069", "left\u200e mark",
    "right\u200f mark", "\u061cletter", "tea شاي tea", "שלום (1) tea", "photo\u202egpj.exe", "א" * 30, "(عربي)", "1 עד 2", "\u202a\u202b\u202d\u202e",
]  # fmt: skip
LETTERS = [
    "e\u0301 is é", "Z" + "\u0301\u0327\u0310\u0332" * 8, "\u0301alone", "o\u0335\u0338", "İstanbul ıssız", "straße STRASSE ẞ", "ŒUVRE ﬁn ﬂeur", "ς σ Σ",
    "Ǆ ǅ ǆ", "ŉ", "Łódź", "Nguyễn", "naïve café", "Þórður", "Zoë", "Ñandú", "Ōtautahi", "Hawaiʻi", "Ọlá", "Ştefan",
]  # fmt: skip
LOOK_ALIKES = [
    "аdmin",
    "раypal",
    "Αlice",
    "Ьell",
    "ｗｉｄｅ",
    "𝒜𝓂𝒾𝓃𝒶",
    "𝕋𝕖𝕒",
    "ⓣⓔⓐ",
    "rn m",
    "l1I|",
    "O0Οо",
    "tea‐tea",
    "a⁄b",
    "ᴀᴍɪɴᴀ",
    "ɐuᴉɯɐ",
]
SCRIPTS = [
    "ສະບາຍດີ",
    "ជំរាបសួរ",
    "வணக்கம்",
    "ආයුබෝවන්",
    "ܫܠܡܐ",
    "ދިވެހި",
    "ᏣᎳᎩ",
    "𐍅𐌿𐌻𐍆𐍃",
    "𠮷野家",
    "クッキー",
    "감사합니다",
    "ሰላም",
    "ከመይ",
    "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
    "ﷺ",
    "꧅",
    "𒐫",
    "؀",
    "ค่ะ",
]
PICTURES = [
    "👍🏽",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "🇬🇧🇵🇱🇵🇰",
    "🇬",
    "1️⃣",
    "👩🏿‍🦽",
    "❤️ ❤",
    "🫶",
    "☎︎ ☎️",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "🙂" * 40,
    "¯\\_(ツ)_/¯",
    "(╯°□°)╯",
    "♠♥",
    "→ ⇒ ⟶",
]
LINES = [
    "one\ntwo",
    "one\r\ntwo",
    "one\rtwo",
    "\n\n\n",
    "\r\n\r\nTo: you",
    "tab\there",
    "\tstarts with a tab",
    "ends with a line\n",
    "Subject: tea\r\nBcc: all",
    "a\n\n\n\nb",
]
LONG = ["x" * 5_000, "word " * 800, "W" * 300, "ہ" * 300, "我" * 300, "-" * 300, "/a" * 300, "a\u00a0" * 300, "((" * 200, "a\n" * 200, "http://127.0.0.1:9/" + "a" * 400]  # fmt: skip


def naughty_strings() -> list[str]:
    """Every field must take these and give them back exactly, line ends aside.

    What a family writes comes back without the two signs that make letters read backwards; nothing else is lost.
    """
    groups = (
        QUOTES, MARKUP, DATABASES, TEMPLATES, SPREADSHEETS, PATHS, WORDS, NUMBERS, INVISIBLE, DIRECTIONS, LETTERS, LOOK_ALIKES,
        SCRIPTS, PICTURES, LINES, LONG,
    )  # fmt: skip
    return list(dict.fromkeys(string for group in groups for string in group))


def naughty_pages() -> list[str]:
    """The same, many to a text: for boxes that hold a page, where one request a string would take long."""
    pages = [""]
    for string in naughty_strings():
        if len(pages[-1]) + len(string) > 2_000:
            pages.append("")
        pages[-1] += f"{string}\n\n"
    return [page for page in pages if page.strip()]


def refused_strings() -> list[str]:
    """What the database or UTF-8 cannot hold; every field must refuse these kindly."""
    return [
        "\x00",
        "tea\x00coffee",
        "ends\x00",
        "\ud800",
        "half \udc00 a pair",
        "\udfff\ud800",
        "tea" * 1_000 + "\x00",
    ]
