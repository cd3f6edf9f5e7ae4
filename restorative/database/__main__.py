"""`python -m restorative.database start|stop|url`: the embedded database by hand."""

import argparse

from restorative.database import ensure_running, stop, urls


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m restorative.database", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    starting = commands.add_parser("start", help="start it, or leave it running")
    starting.add_argument("--for-tests", action="store_true", help="without waiting for the disk")
    stopping = commands.add_parser("stop", help="stop it")
    stopping.add_argument("--if-unused", action="store_true", help="not while others are connected")
    url = commands.add_parser("url", help="print its address, password included")
    url.add_argument("--owner", action="store_true", help="the owner's address, not the app role's")
    asked = parser.parse_args()
    if asked.command == "start":
        server = ensure_running(for_tests=asked.for_tests)
        print(f"The embedded database listens on 127.0.0.1:{server.port}.")
    elif asked.command == "stop":
        _say_stopped(stop(if_unused=asked.if_unused))
    else:
        print(urls()[asked.owner])


def _say_stopped(stopped: bool) -> None:
    print(
        "The embedded database is stopped." if stopped else "The embedded database stays up: others use it."
    )


if __name__ == "__main__":
    main()
