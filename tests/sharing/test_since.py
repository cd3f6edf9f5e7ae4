"""New since: what changed stands first, and never says what is gone."""

import uuid
from typing import Any

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.models import Passage
from families.sharing.actions import recall_version
from families.sharing.letters import read
from families.sharing.models import ReadAloud, SharedVersion
from families.sharing.paper import version_pdf
from families.sharing.since import Since
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.sharing.own import block, page, send
from tests.sharing.sheets import Told, share, tell

SECRET = "Ryan has a doctor's letter."


def content(*blocks: dict[str, Any], **since: Any) -> dict[str, Any]:
    return {
        "heading": "Notes from 3 June 2026",
        "from": "Priya Shah",
        "from_role": "",
        "for": "Amina",
        "on": "2026-06-03",
        "minutes": 1,
        "language": "en-gb",
        "blocks": list(blocks),
        "since": {"on": "2026-06-05", **since},
    }


def since(*blocks: dict[str, Any], **said: Any) -> Since:
    found = read(content(*blocks, **said)).since
    assert found is not None
    return found


def test_what_is_new_stands_first_on_every_page_and_on_paper(story: Story) -> None:
    told = tell(story)
    without = {"included": False, "why_out": "not_about_them"}
    people.read_by_recipient(share(told, story.amina, story.priya, support=without))
    newer = share(told, story.amina, story.priya, support={"included": True})

    for shown in (
        page(story.as_amina, "my_version", newer.pk),
        page(story.as_priya, "version", newer.pk),
        page(story.as_priya, "preview", "visit", told.visit.pk, story.amina.pk),
        text_of(version_pdf(newer, [], [])),
    ):
        assert "New since" in shown
        assert shown.index("New since") < shown.index("We rang the school together.")
        assert shown.index("We rang the school together.") < shown.index("We drank tea")


def test_what_is_gone_is_counted_and_not_named(story: Story) -> None:
    told = tell(story)
    people.read_by_recipient(share(told, story.amina, story.priya, about_ryan={"included": True}))
    newer = share(told, story.amina, story.priya, about_ryan={"included": False, "why_out": "someone_else"})

    for shown in (page(story.as_amina, "my_version", newer.pk), text_of(version_pdf(newer, [], []))):
        assert "One part is no longer here." in shown
        assert "doctor" not in shown


def changed(version: SharedVersion) -> dict[str, str]:
    found: dict[str, str] = version.content.get("since", {}).get("changed", {})
    return found


def respond(told: Told, response: str) -> None:
    """The worry reads differently from now on."""
    Passage.objects.filter(pk=told.worry.pk).update(response=response)


def test_a_part_with_the_same_words_is_told_by_how_it_begins(story: Story) -> None:
    told = tell(story)
    people.read_by_recipient(share(told, story.amina, story.priya))
    respond(told, "agreed")
    newer = share(told, story.amina, story.priya)

    shown = page(story.as_amina, "my_version", newer.pk)
    assert shown[shown.index("This reads differently now") :].count(told.worry.text) == 2


def test_words_that_were_put_right_before_she_read_them_are_never_repeated(story: Story) -> None:
    told = tell(story)
    people.read_by_recipient(share(told, story.amina, story.priya))
    Passage.objects.filter(pk=told.support.pk).update(text="We rang 7 Elm Close together.")
    share(told, story.amina, story.priya)
    Passage.objects.filter(pk=told.support.pk).update(text="We rang her together.")
    newest = share(told, story.amina, story.priya)

    assert list(changed(newest).values()) == ["We rang the school together."], "what she read last"
    assert "Elm Close" not in str(newest.content)


def test_what_was_taken_back_is_never_repeated(story: Story) -> None:
    told = tell(story)
    leaked = people.read_by_recipient(share(told, story.amina, story.priya))
    recall_version(version=leaked, reason="It names her sister.", by=story.priya)
    respond(told, "agreed")

    assert "since" not in share(told, story.amina, story.priya).content


def test_read_aloud_is_read(story: Story) -> None:
    told = tell(story)
    first = share(told, story.amina, story.priya)
    read_to = {"read_by": story.priya, "read_on": timezone.localdate(), "way": "phone"}
    ReadAloud.objects.create(family=story.family, version=first, member=story.amina, **read_to)
    respond(told, "agreed")

    assert list(changed(share(told, story.amina, story.priya)).values()) == [told.worry.text]


def test_a_first_letter_has_nothing_new(story: Story) -> None:
    first = share(tell(story), story.amina, story.priya)
    assert "New since" not in page(story.as_amina, "my_version", first.pk)
    assert read(first.content).since is None


def test_another_sender_alone_is_nothing_new() -> None:
    assert read(content(block())).since is None


def test_a_long_new_part_leads_down_to_itself(story: Story) -> None:
    long = block("We talked about mornings. " * 20)
    version = send(story, story.amina, block(), long)
    SharedVersion.objects.filter(pk=version.pk).update(
        content=version.content | {"since": {"on": "2026-06-05", "new": [long["id"]]}}
    )
    shown = page(story.as_amina, "my_version", version.pk)
    assert f'href="#part-{long["id"]}"' in shown
    assert shown.count(f'id="part-{long["id"]}"') == 1
    assert "Read the rest" in shown


def test_a_small_change_is_marked_word_by_word_and_said_to_who_cannot_see_it(story: Story) -> None:
    one = block("We meet on Tuesday at ten.")
    version = send(story, story.amina, one)
    SharedVersion.objects.filter(pk=version.pk).update(
        content=version.content
        | {"since": {"on": "2026-06-05", "changed": {one["id"]: "We meet on Monday at ten."}}}
    )
    shown = page(story.as_amina, "my_version", version.pk)
    assert (
        'taken out: </span>Monday </del><ins><span class="govuk-visually-hidden">added: </span>Tuesday'
        in shown
    )


def test_a_text_that_is_quite_another_shows_what_it_said_before() -> None:
    one = block("Tom comes on Friday.")
    (changed,) = since(one, changed={one["id"]: "We thought about many other things altogether"}).changed
    assert (changed.parts, changed.said_before) == ([], "We thought about many other things altogether")


def test_the_same_words_with_another_day_are_marked_nowhere() -> None:
    one = block("Ring the school.", kind="agreed", whose="ours", by_when="2026-06-20")
    (changed,) = since(one, changed={one["id"]: "Ring the school."}).changed
    assert ([part.how for part in changed.parts], changed.said_before) == (["kept"], "")


def test_many_new_parts_are_counted() -> None:
    blocks = [block(f"Part {n}") for n in range(9)]
    found = since(*blocks, new=[one["id"] for one in blocks])
    assert [one.text for one in found.new] == [f"Part {n}" for n in range(5)]
    assert found.more_new == 4


texts = st.text(alphabet="ab \nc.ع你", max_size=60)
letters = st.dictionaries(st.sampled_from("123456"), texts, max_size=6)


@given(before=letters, now=letters)
def test_the_panel_shows_nothing_but_the_old_and_the_new_and_nothing_that_is_gone(
    before: dict[str, str], now: dict[str, str]
) -> None:
    blocks = [{"id": id_, "kind": "happened", "text": text} for id_, text in now.items()]
    said = {
        "new": [id_ for id_ in now if id_ not in before],
        "changed": {id_: before[id_] for id_ in now if id_ in before and before[id_] != now[id_]},
        "gone": len(before.keys() - now.keys()),
    }
    found = read(content(*blocks, **{name: value for name, value in said.items() if value})).since
    if found is None:
        assert before == now
        return
    assert {one.id for one in found.new} <= now.keys() - before.keys()
    for one in found.new:
        assert now[one.id].startswith(one.text)
    for change in found.changed:
        kept = "".join(part.text for part in change.parts if part.how != "taken")
        was = "".join(part.text for part in change.parts if part.how != "added")
        assert (kept, was) in {(now[change.id], before[change.id]), ("", "")}
        assert change.said_before in ("", before[change.id])
    assert found.gone == len(before.keys() - now.keys())


def test_an_amendment_shows_on_the_family_page(story: Story) -> None:
    told = tell(story)
    share(told, story.amina, story.priya)
    added, address = "something was added since", f"/families/{story.family.pk}/"
    assert added not in story.as_priya.get(address).content.decode()
    told.visit.amendments.create(family=story.family, author=story.priya, why="The bus")
    assert added in story.as_priya.get(address).content.decode()


def test_the_states_say_what_became_of_a_version(story: Story) -> None:
    told = tell(story)
    version = share(told, story.amina, story.priya)
    SharedVersion.objects.filter(pk=version.pk).update(hidden_at=version.shared_at)
    version.answers.create(
        family=story.family,
        member=story.amina,
        user_id=uuid.uuid4(),
        kind="agree",
        loudest="agree",
        sha256=version.sha256,
        on_workers_phone=True,
    )
    for address in (
        f"/families/{story.family.pk}/",
        f"/families/visits/{told.visit.pk}/",
        f"/visits/{told.visit.pk}/share/",
    ):
        shown = people.client_of(story.priya).get(address).content.decode()
        assert "answered on a worker’s phone · they took it off their page" in shown, address
