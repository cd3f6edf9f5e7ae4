"""Which passages go to whom: the defaults, and the rules that no form can get round."""

import json
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.models import Member, Passage, PromiseMember
from families.sharing.compose import minutes_to_read, sheet_for
from families.sharing.models import BlockSource, content_hash
from families.sharing.models.versions import canonical
from families.sharing.pieces import Choice, Piece, Recipient, chosen, default_choice
from families.sharing.visits import passages_of
from restorative.accounts.models import User
from tests.conftest import Story
from tests.counting import counted
from tests.declarations import words
from tests.sharing.sheets import decide, share, tell, texts

ADULT, CHILD = Member.Kind.ADULT, Member.Kind.CHILD
PEOPLE = [
    Member(kind=ADULT, full_name="A"),
    Member(kind=ADULT, full_name="B"),
    Member(kind=CHILD, full_name="C"),
]
KEYS = [person.pk for person in PEOPLE]


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    said_by = draw(st.sampled_from([None, *PEOPLE]))
    concerns = draw(st.frozensets(st.sampled_from(KEYS)))
    return Piece(uuid.uuid4(), "happened", "x", concerns=concerns, said_by=said_by)


recipients = st.builds(Recipient, member=st.sampled_from(PEOPLE), was_there=st.booleans())
choices = st.builds(
    Choice, included=st.booleans(), asked=st.booleans(), safe=st.booleans(), alone=st.booleans()
)


@given(pieces(), recipients)
def test_the_defaults(piece: Piece, recipient: Recipient) -> None:
    choice = default_choice(piece, recipient)
    me, said_by = recipient.member, piece.said_by
    childs = said_by is not None and said_by.kind == CHILD and said_by != me
    others_only = bool(piece.concerns) and me.pk not in piece.concerns

    assert choice.included == (recipient.was_there and not childs and not others_only)
    assert (choice.asked, choice.safe) == (False, False), "nobody has been asked yet"
    assert (choice.why_out == "not_about_them") == (others_only and not childs)


@given(pieces(), recipients, choices)
def test_a_childs_words_never_go_to_others_unasked(
    piece: Piece, recipient: Recipient, choice: Choice
) -> None:
    goes = chosen([piece], {piece.id: choice}, recipient) == [piece]
    if piece.is_childs_words(recipient):
        assert goes == (choice.included and choice.asked and choice.safe)
    else:
        assert goes == choice.included


@given(st.booleans(), choices)
def test_words_go_with_the_worry_that_they_answer(worry_goes: bool, choice: Choice) -> None:
    worry = Piece(uuid.uuid4(), "challenge", "x")
    words = Piece(uuid.uuid4(), "response", "y", answers=worry.id, said_by=PEOPLE[0])
    picked = {worry.id: Choice(included=worry_goes), words.id: choice}

    going = chosen([worry, words], picked, Recipient(PEOPLE[0], was_there=True))

    assert (worry in going) == worry_goes
    assert (words in going) == (choice.included and (worry_goes or choice.alone))


def test_a_minute_at_least() -> None:
    assert minutes_to_read([""]) == 1
    assert minutes_to_read(["word " * 450]) == 3
    assert minutes_to_read(["汉" * 600]) == 2


def test_who_was_there_reads_all_but_what_is_of_others(story: Story) -> None:
    told = tell(story)
    hers, his = sheet_for(told.subject, story.amina), sheet_for(told.subject, story.ryan)
    assert {piece.id for piece in hers.chosen} == {passage.pk for passage in told.passages} - {
        told.jaden_said.pk,
        told.about_ryan.pk,
    }
    assert his.chosen == []


def test_what_is_laid_out_takes_the_same_few_statements_however_much_there_is(story: Story) -> None:
    told = tell(story)
    with counted() as statements:
        found = passages_of(told.visit.pk, story.amina.pk)
        assert {(getattr(p, "promise", None), p.said_by) for p in found}
    assert len(found) == 8
    assert len(statements) == 1


CONTENT = {"heading", "from", "from_role", "for", "on", "minutes", "language", "blocks"}
BLOCK = words("id kind text response answers yours whose by_when next_on next_at basis")


def test_the_letter_holds_nothing_of_the_record_but_its_words(story: Story) -> None:
    User.objects.filter(pk=story.priya.pk).update(job_title="Family support worker")
    story.priya.refresh_from_db()
    told = tell(story)
    version = share(told, story.amina, story.priya)

    assert set(version.content) == CONTENT
    assert all(set(block) <= BLOCK for block in version.content["blocks"])
    written = json.dumps(version.content)
    for row in [told.visit, story.family, story.amina, story.ryan, told.promise, *told.passages]:
        assert str(row.pk) not in written
    for word in (story.family.reference, "home", "Ryan", "Cole", "Jaden", "Bell", str(story.priya.pk)):
        assert word not in written
    assert version.content | {"blocks": []} == {
        "heading": "Notes from 3 June 2026",
        "from": "Priya Shah",
        "from_role": "Family support worker",
        "for": "Amina",
        "on": "2026-06-03",
        "minutes": 1,
        "language": "en-gb",
        "blocks": [],
    }


def blocks_by_kind(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {block["kind"]: block for block in content["blocks"]}


def test_each_kind_of_block_says_what_it_needs(story: Story) -> None:
    blocks = blocks_by_kind(share(tell(story), story.amina, story.priya).content)
    assert blocks["challenge"] | {"id": ""} == {
        "id": "",
        "kind": "challenge",
        "text": "Mornings are late too often.",
        "response": "partly",
        "yours": True,
    }
    assert blocks["response"]["answers"] == blocks["challenge"]["id"]
    assert blocks["response"]["yours"] is True
    assert (blocks["agreed"]["whose"], blocks["agreed"]["by_when"]) == ("ours", "2026-06-10")
    assert (blocks["next"]["next_on"], blocks["next"]["next_at"]) == ("2026-06-12", "14:00")


def test_a_promise_of_somebody_else_is_not_put_in_her_mouth(story: Story) -> None:
    told = tell(story)
    told.promise.whose = "theirs"
    told.promise.save()
    hers = share(told, story.amina, story.priya)
    PromiseMember.objects.update(member=story.ryan)
    not_hers = share(told, story.amina, story.priya)
    assert blocks_by_kind(hers.content)["agreed"]["whose"] == "theirs"
    assert "whose" not in blocks_by_kind(not_hers.content)["agreed"]


def test_how_one_parent_responded_is_not_said_of_the_other(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    version = share(told, story.ryan, story.priya, worry={"included": True}, words={"included": True})
    blocks = blocks_by_kind(version.content)
    assert blocks["challenge"]["response"] == "partly"
    assert "yours" not in blocks["challenge"]
    assert "yours" not in blocks["response"]


def test_block_ids_are_stable_for_one_and_different_for_another(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    first = share(told, story.amina, story.priya)
    second = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    his = share(told, story.ryan, story.priya)

    ids = [{block["text"]: block["id"] for block in v.content["blocks"]} for v in (first, second, his)]
    assert ids[1].items() <= ids[0].items()
    assert not set(ids[0].values()) & set(ids[2].values())
    assert not {str(passage.pk) for passage in told.passages} & set(ids[0].values())
    assert BlockSource.objects.filter(member=story.amina).count() == len(ids[0])


@pytest.mark.parametrize("text", ["plain", "آمنہ نے کہا", "<b>&amp;</b>\n\n  tab\t", "\u2028 🎈 e\u0301"])
def test_the_hash_is_of_the_bytes_that_are_kept(story: Story, text: str) -> None:
    told = tell(story)
    Passage.objects.filter(pk=told.happened.pk).update(text=text)
    version = share(told, story.amina, story.priya)
    version.refresh_from_db()
    assert text in texts(version)
    assert version.sha256 == content_hash(version.content)
    raw = canonical(version.content)
    assert raw == json.dumps(
        json.loads(raw), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def test_what_was_left_out_is_nowhere_in_the_version(story: Story) -> None:
    told = tell(story)
    Passage.objects.filter(pk=told.support.pk).update(text="canaryleftout", source="canarysource")
    Passage.objects.filter(pk=told.happened.pk).update(source="canarysource")
    version = share(told, story.amina, story.priya, support={"included": False, "why_out": "someone_else"})
    written = json.dumps(version.content)
    for canary in ("canaryleftout", "canarysource", "hungry", "doctor", "someone_else"):
        assert canary not in written


def test_a_block_id_says_nothing(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    versions = {uuid.UUID(str(source.block_id)).version for source in BlockSource.objects.all()}
    assert versions == {4}
