"""The headers that every answer carries, whatever it is."""

from typing import Any

WANTED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
        " payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
}


def lacking(answer: Any, wanted: dict[str, str] = WANTED) -> list[str]:
    """The headers that an answer does not carry as it should."""
    policy = answer.headers.get("Content-Security-Policy", "")
    wrong = [name for name, value in wanted.items() if answer.headers.get(name) != value]
    is_strict = "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    return wrong if is_strict and "unsafe" not in policy else [*wrong, "Content-Security-Policy"]
