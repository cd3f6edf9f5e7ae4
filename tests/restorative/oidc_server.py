"""A small OpenID Connect server: discovery, keys, a sign-in without questions, tokens signed by RS256. On 127.0.0.1."""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = json.loads(RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "one", "alg": "RS256", "use": "sig"}
CLIENT, SECRET = "restorative", "a secret between two servers"


class Council:
    """Who signs in there next, and what the server says of them."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.over: dict[str, Any] = {}
        self.asked: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.issuer = ""


class Handler(BaseHTTPRequestHandler):
    council: Council

    def do_GET(self) -> None:
        """Discovery, keys, the sign-in itself, and who it was."""
        where = urlsplit(self.path)
        if where.path.endswith("/authorize"):
            return self.sign_in({name: values[0] for name, values in parse_qs(where.query).items()})
        answers = {
            "/.well-known/openid-configuration": self.discovery(),
            "/keys": {"keys": [PUBLIC]},
            "/userinfo": {"sub": "1"} | self.council.claims,
        }
        return self.say(answers[where.path])

    def do_POST(self) -> None:
        """A code for tokens, with the secret and the proof that the same browser began."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        proof = (
            base64.urlsafe_b64encode(sha256(sent["code_verifier"][0].encode()).digest()).rstrip(b"=").decode()
        )
        if self.council.codes.pop(sent["code"][0], None) != proof or sent["client_secret"] != [SECRET]:
            return self.say({"error": "invalid_grant"}, 400)
        now = int(time.time())
        facts = {"iss": self.council.issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60}
        token = jwt.encode(facts | self.council.claims | self.council.over, KEY, "RS256", {"kid": "one"})
        return self.say({"access_token": "opens-userinfo", "token_type": "Bearer", "id_token": token})

    def sign_in(self, asked: dict[str, str]) -> None:
        self.council.asked = asked
        self.council.codes["code-1"] = asked["code_challenge"]
        back = urlencode({"code": "code-1", "state": asked["state"]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{back}")
        self.end_headers()

    def discovery(self) -> dict[str, Any]:
        issuer = self.council.issuer
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "userinfo_endpoint": f"{issuer}/userinfo",
            "jwks_uri": f"{issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def say(self, what: dict[str, Any], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def council_server() -> Iterator[Council]:
    council = Council()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfCouncil", (Handler,), {"council": council}))
    council.issuer = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield council
    server.shutdown()
    server.server_close()
