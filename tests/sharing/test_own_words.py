"""What the database itself lets a family member do: hide, tell and answer for themselves, and for nobody else."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from families.models import Promise
from families.sharing.models import Message
from restorative.access.identity import Identity, acting_as
from tests import people
from tests.conftest import Story
from tests.sharing.own import another_worker, block, say, send, told

TELL = "SELECT app.tell_us(gen_random_uuid(), gen_random_uuid(), 'x', false, 'x', current_date)"


def amina(story: Story) -> Identity:
    return Identity(story.amina_account.pk, story.amina.pk)


def as_ryan_would(story: Story) -> Identity:
    """Amina's account, in a session that claims to be Ryan's."""
    return Identity(story.amina_account.pk, story.ryan.pk)


def ask(who: Identity, sql: str, *values: Any) -> Any:
    with transaction.atomic(), acting_as(who), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def test_nobody_hides_what_is_not_theirs(story: Story) -> None:
    his = send(story, story.ryan)
    for who in (amina(story), as_ryan_would(story)):
        assert ask(who, "SELECT app.hide_version(%s)", his.pk) is False
    his.refresh_from_db()
    assert his.hidden_at is None


def test_what_stands_no_more_is_not_hidden(story: Story) -> None:
    gone = send(story, story.amina, replaced_at=timezone.now())
    assert ask(amina(story), "SELECT app.hide_version(%s)", gone.pk) is False


def test_nobody_tells_us_in_anothers_name(story: Story) -> None:
    assert ask(as_ryan_would(story), TELL) is None
    assert not Message.objects.exists()
    assert ask(amina(story), TELL)
    assert Message.objects.get().member == story.amina


def test_a_hidden_version_is_neither_answered_nor_commented_on(story: Story) -> None:
    version = send(story, story.amina, block(), hidden_at=timezone.now())
    answer = "SELECT app.answer_version(%s, %s, %s, 'agree', '', false, '', '{}', false)"
    comment = "SELECT app.comment_on_block(%s, %s, %s, 'x')"
    part = version.content["blocks"][0]["id"]
    assert ask(amina(story), answer, uuid.uuid4(), version.pk, version.sha256) is None
    assert ask(amina(story), comment, uuid.uuid4(), version.pk, part) is None


def test_she_learns_who_wrote_down_her_words_and_of_nobody_elses(story: Story) -> None:
    hers = say(send(story, story.amina), "agree", recorded_by=story.priya)
    his = say(send(story, story.ryan), "agree", recorded_by=story.priya)
    sql = "SELECT app.who_wrote_down(%s)"
    assert ask(amina(story), sql, hers.pk) == "Priya Shah"
    assert ask(amina(story), sql, his.pk) is None
    assert ask(as_ryan_would(story), sql, his.pk) is None


def test_a_member_reads_their_own_messages_only_and_changes_none(story: Story) -> None:
    hers, his = told(story, story.amina, "Mine."), told(story, story.ryan, "His.")
    with transaction.atomic(), acting_as(amina(story)):
        assert set(Message.objects.values_list("pk", flat=True)) == {hers.pk}
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(amina(story)):
        Message.objects.filter(pk=hers.pk).update(reply="Yes.")
    assert Message.objects.get(pk=his.pk).text == "His."


def test_staff_answer_in_their_families_and_change_no_word_that_was_said(story: Story) -> None:
    hers, (omar, _) = told(story, story.amina, "Mine."), another_worker()
    priya = Identity(story.priya.pk, is_staff=True)
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(priya):
        Message.objects.update(text="Not hers.")
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(priya), connection.cursor() as cursor:
        cursor.execute(TELL)
    with transaction.atomic(), acting_as(Identity(omar.pk, is_staff=True)):
        assert not Message.objects.exists()
        assert not Message.objects.update(reply="Mine now.", replied_at=timezone.now(), replied_by=omar)
    hers.refresh_from_db()
    assert (hers.text, hers.reply) == ("Mine.", "")


def test_a_message_and_what_it_names_are_of_one_family(story: Story) -> None:
    """Even its owner cannot tie it to another family's member or promise."""
    omar, novak = another_worker()
    ewa = people.make_adult(novak, "Ewa Novak")
    mine = told(story, story.amina, "Mine.").promise
    theirs = Promise.objects.create(family=novak, whose="ours", what="x", made_by=omar)
    Message.objects.all().delete()

    def tie(**names: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            Message.objects.create(family=story.family, user_id=uuid.uuid4(), text="x", **names)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    for names in ({"member": ewa, "promise": mine}, {"member": story.amina, "promise": theirs}):
        with pytest.raises(DatabaseError):
            tie(**names)
    assert not Message.objects.exists()
