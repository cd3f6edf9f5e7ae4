"""Headers that every answer carries, whoever made it: pages, errors, redirects to https, static files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseFileResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

NEVER = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    # nothing of a phone but its passkeys, and those for our own pages
    "Permissions-Policy": ", ".join(
        [
            *(f"{feature}=()" for feature in NEVER),
            "publickey-credentials-create=(self)",
            "publickey-credentials-get=(self)",
        ]
    ),
    # no other site may show, frame or load anything of ours
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    # Django's own middleware says these too, but not when it is the one that refuses
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def security_headers(get_response: GetResponse) -> GetResponse:
    """No page may be kept: `no-store` is what makes Back show nothing after signing out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        # style sheets and fonts hold nobody's words, and carry the hash of what they are
        if not isinstance(response, WhiteNoiseFileResponse):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
