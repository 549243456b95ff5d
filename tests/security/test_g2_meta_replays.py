"""G2: the same thing told again, in the same batch or another, at once or after a day, is one message."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from channels_in.models import HookDelivery, RawInbound, SocialVersion
from tests.channels_in.meta.conftest import Door, open_door, take_in
from tests.fakes import meta
from tickets.models import Message


@pytest.mark.django_db(transaction=True)
def test_told_fifty_times_at_once_in_different_batches_it_is_one_message() -> None:
    door = open_door("messenger")
    event = meta.message("1", "Hej")
    bodies = [meta.batch("page", meta.talk(event, at=1_795_000_000_000 + number)) for number in range(10)] * 5

    def tell(body: bytes) -> int:
        try:
            return door.call(body, meta.signed(body))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(tell, bodies))
    take_in()

    assert answers == [200] * 50
    assert (Message.objects.count(), RawInbound.objects.count(), HookDelivery.objects.count()) == (1, 1, 10)


@pytest.mark.django_db
def test_the_same_twice_in_one_batch_is_one(messenger: Door) -> None:
    event = meta.message("1", "Hej")

    messenger.tell(meta.talk(event, event), meta.talk(event))

    assert Message.objects.count() == 1


@pytest.mark.django_db
def test_the_same_edit_told_again_is_one_version(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Ett")))
    edit = meta.comment("1", "Två", verb="edited")
    for _time in range(3):
        facebook.tell(meta.feed(edit, at=1_795_000_200))

    assert SocialVersion.objects.count() == 1


@pytest.mark.django_db
def test_batch_of_yesterday_is_taken_since_meta_tries_for_a_day_and_a_half(messenger: Door) -> None:
    day_ago = 1_795_000_000_000 - 36 * 3_600_000

    assert messenger.tell(meta.talk(meta.message("1", "Hej", at=day_ago), at=day_ago)) == 200

    assert Message.objects.count() == 1
