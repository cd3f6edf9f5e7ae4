"""What a search costs the database, for a practitioner with 4,000 notes among 20,000. Not part of the tests.

./dev test -q -s tests/bench/measure_search.py
"""

from statistics import median

import pytest
from django.db import connection

from families.models import Family, NoteWords
from families.views.found import PAGE
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from tests import people
from tests.bench.cpu import of_database
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
FAMILIES, NOTES, ROUNDS, MOST_MS = 27, 4_000, 15, 10
# in how many of a hundred notes a word stands
WORDS = {"rare": 0.06, "seldom": 2, "often": 42}

VISITS = """
INSERT INTO families_visit (id, family_id, author_id, kind, happened_on, nobody_answered, finished_at, next_who,
  read_back, take_to_supervision, supervision_words)
SELECT gen_random_uuid(), (%s::uuid[])[1 + n %% %s], %s, 'home', current_date - n / 5, false, now(), '',
  'not_said', false, '' FROM generate_series(1, %s) n
"""
# six passages of 25 words: common ones often and rare ones seldom, as people write
PASSAGES = """
INSERT INTO families_passage (id, family_id, visit_id, kind, position, text, response, basis, came_from, source,
  setting, who_else)
SELECT gen_random_uuid(), note.family_id, note.id, 'support', place,
  (SELECT string_agg(translate(to_hex((power(random(), 3) * 3000)::int * 7), '0123456789', 'ghijklmnop'), ' ')
   FROM generate_series(1, 25) WHERE note.id IS NOT NULL AND place >= 0)
  || CASE WHEN random() < %s THEN ' rare' ELSE '' END
  || CASE WHEN random() < %s THEN ' seldom' ELSE '' END
  || CASE WHEN random() < %s THEN ' often' ELSE '' END, '', '', '', '', '', ''
FROM families_visit note, generate_series(0, 5) place WHERE note.author_id = %s
"""


def write(families: list[Family], author: User, how_many: int) -> None:
    with connection.cursor() as cursor:
        ids = [str(family.pk) for family in families]
        cursor.execute(VISITS, [ids, len(ids), str(author.pk), how_many])
        cursor.execute(PASSAGES, [*(share / 600 for share in WORDS.values()), str(author.pk)])


@pytest.fixture
def priya(db: None) -> User:
    """Her 4,000 notes, and as many of each of two others."""
    with unwatched():
        for number in range(3):
            author = people.make_practitioner(f"Somebody {number}")
            write([people.make_family(author) for _ in range(FAMILIES)], author, NOTES)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return author


def cost(user: User, text: str) -> tuple[float, int]:
    with acting_as(Identity(user.pk, is_staff=True)), unwatched():
        begun = of_database()
        found = list(NoteWords.objects.visible_to(user).matching(text).page(text, PAGE + 1))
        return of_database() - begun, len(found)


def test_search(priya: User) -> None:
    print(f"\n{'':12}{'database ms':>12}{'found':>8}")
    costs = {}
    for word in [*WORDS, "nowhere", "often seldom"]:
        rounds = [cost(priya, word) for _ in range(ROUNDS)]
        costs[word] = median(ms for ms, _ in rounds)
        print(f"{word:12}{costs[word]:12.1f}{rounds[0][1]:8}")
    assert max(costs.values()) <= MOST_MS
