"""What a browser is said to have made as a passkey: broken at every depth at which somebody reads it."""

import base64
import json
from random import Random
from typing import Any

CLIENT = {"type": "webauthn.create", "challenge": "AAAA", "origin": "http://testserver"}
# JSON that a browser would never write: without end, or without what belongs in it
NO_JSON = ("[" * 20_000, '{"a":' * 20_000, "{}", "[]", "1", "null", "NaN", '"\\ud800"', "")
# CBOR: empty, cut off, of a kind that there is not, without end, and a map in which something else stands
NO_CBOR = (
    *(
        b"",
        b"\x1a\x00",
        b"\xc0",
        b"\xff",
        b"\x81" * 3_000,
        b"\xa0",
        b"\x80",
        b"\x5b" + b"\xff" * 8,
        b"\x63\xff",
    ),
    b"\xa3\x63fmt\x64none\x68authData\x41\x00\x67attStmt\xa0",
    b"\xa3\x63fmt\x64none\x68authData\x58\x25" + b"\x00" * 32 + b"\x41\x00\x00\x00\x00\x67attStmt\xa0",
    b"\xa3\x63fmt\x64none\x68authData\x58\x25" + b"\x00" * 32 + b"\x01\x00\x00\x00\x00\x67attStmt\xa0",
    b"\xa3\x63fmt\x01\x68authData\x01\x67attStmt\x01",
)
ODD: tuple[Any, ...] = ("AAAA", "", "!", "é", "gA" * 900, None, 1, {}, [], "\x00")


def credential(random: Random) -> str:
    if random.randrange(4) == 0:
        return random.choice(NO_JSON)
    client = CLIENT | ({random.choice(tuple(CLIENT)): random.choice(ODD)} if random.randrange(2) else {})
    if random.randrange(3) == 0:
        client["type"] = "webauthn.get"
    response: dict[str, Any] = {
        "clientDataJSON": base64ed(json.dumps(client).encode()),
        "attestationObject": base64ed(random.choice(NO_CBOR)),
        "authenticatorData": base64ed(random.choice((*NO_CBOR, b"\x00" * 37, b"\x00" * 32 + b"\xff" * 9))),
        "signature": "AAAA",
        "userHandle": random.choice(ODD),
    }
    made: dict[str, Any] = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response}
    for part in (response, made):
        if random.randrange(4) == 0:
            part[random.choice(tuple(part))] = random.choice(ODD)
    if random.randrange(4) == 0:
        made["clientExtensionResults"] = random.choice(ODD)
    return json.dumps(made)


def base64ed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
