"""Wrong tries are slowed, never locked: whoever gives the right answer is neither refused nor kept waiting."""

import time

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FREE_TRIES = 2
FIRST_WAIT = 0.1
LONGEST_WAIT = 2.0
REMEMBERED_FOR = 15 * 60
# tests put their own here
sleep = time.sleep


def slow_down(*keys: str) -> None:
    """After a wrong answer: wait the longer, the more there were for any of these keys; then count this one.

    The wait comes first: a count that is written but not yet committed would hold up the right answer.
    """
    sleep(wait_after(max(map(tries, keys), default=0)))
    for key in keys:
        count(key)


def forget(*keys: str) -> None:
    """After the right answer: begin again for these keys."""
    cache.delete_many([hidden(key) for key in keys])


def tries(key: str) -> int:
    return int(cache.get(hidden(key), 0))


def count(key: str) -> int:
    """One more for this key; how many there are now."""
    now = tries(key) + 1
    cache.set(hidden(key), now, REMEMBERED_FOR)
    return now


def wait_after(earlier: int) -> float:
    """Seconds to wait after a wrong answer that follows so many wrong ones."""
    if earlier < FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(earlier - FREE_TRIES, 10)))


def hidden(key: str) -> str:
    """The cache holds no addresses that people could read."""
    return "slow:" + salted_hmac("restorative.accounts.slowing", key.lower(), algorithm="sha256").hexdigest()


def address_key(request: HttpRequest, ip: str = "") -> str:
    """The key for where a request comes from."""
    return f"address:{ip or request.META.get('REMOTE_ADDR', '')}"
