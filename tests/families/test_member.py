"""Each person's own page."""

import uuid

from families.models import ParentalResponsibility, ParentLink
from tests import people
from tests.conftest import Story


def test_priya_opens_jaden_from_the_family_page(story: Story) -> None:
    link = ParentLink.Kind.BIRTH
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind=link)
    ParentalResponsibility.objects.create(
        family=story.family, member=story.amina, child=story.jaden, held="yes"
    )
    client, way = story.as_priya, f"/families/members/{story.jaden.pk}/"
    assert way in client.get(f"/families/{story.family.pk}/").content.decode()

    page = client.get(way).content.decode()
    assert "<h1" in page
    assert "Jaden Bell" in page
    assert "Amina: Birth parent, parental responsibility, proof not seen yet" in page
    assert "Jaden" not in page.split("</title>")[0]
    assert f"/families/members/{story.jaden.pk}/edit/" in page
    assert "Invite them" not in page, "he is nine"
    assert "Invite them" in client.get(f"/families/members/{story.amina.pk}/").content.decode()


def test_nobody_else_opens_it(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(f"/families/members/{story.jaden.pk}/").status_code == 404
    assert story.as_priya.get(f"/families/members/{uuid.uuid4()}/").status_code == 404
    assert story.as_amina.get(f"/families/members/{story.amina.pk}/").status_code in (302, 403, 404)
