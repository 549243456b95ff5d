"""The socket hints at a call to those it is for, and to nobody else."""

from typing import Any

from channels.db import database_sync_to_async

from channels_in.models import Call, PhoneSeat
from channels_in.phone.calls import take_call
from tests.channels_in.phone.conftest import make_line, post, take_in
from tests.chat.sockets import opened, said
from tests.factories.cast import Cast
from tests.fakes.phone_vendors import PHONE, exchange_headers, told_by_exchange


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


def tell(path: str, event: str, **more: Any) -> int:
    body = told_by_exchange(event, "a", **more)
    post(path, body, **exchange_headers(body))
    take_in()
    return Call.objects.get().pk


async def test_call_is_hinted_at_to_who_sits_at_the_phone(cast: Cast) -> None:
    _account, path = await run(make_line, team=cast.kontaktcenter)
    await run(PhoneSeat.objects.create, agent=cast.asa, number=PHONE)
    asa, johan = await opened(cast.asa), await opened(cast.johan)

    pk = await run(tell, path, "ringing", phone=PHONE)

    assert await said(asa) == {"type": "call", "call": pk}
    assert await johan.receive_nothing(timeout=0.05)
    await asa.disconnect()
    await johan.disconnect()


async def test_call_at_nobody_in_particular_is_hinted_at_to_the_team_also_when_one_takes_it(cast: Cast) -> None:
    _account, path = await run(make_line, team=cast.kontaktcenter)
    asa, olle = await opened(cast.asa), await opened(cast.olle)

    pk = await run(tell, path, "ringing")
    assert await said(asa) == {"type": "call", "call": pk}
    await run(take_call, await run(Call.objects.get, pk=pk), by=cast.johan)
    assert await said(asa) == {"type": "call", "call": pk}

    assert await olle.receive_nothing(timeout=0.05)
    await asa.disconnect()
    await olle.disconnect()
