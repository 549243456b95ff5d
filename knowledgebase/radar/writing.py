"""What a grouping found, written in one transaction: contacts, new questions, and what the list shows of them.

Questions are locked in the order of their ids, as every deed on them does, before their contacts: an editor waits for
seconds at most, and an agent never. What a person moved while it was worked out stays where they put it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from knowledgebase.models.radar import Question, QuestionEvent, RadarContact
from knowledgebase.radar.grouping import Vectors
from knowledgebase.radar.naming import Example, name_of

_TABLE = """
CREATE TEMPORARY TABLE radar_moved (id bigint, had bigint, has bigint, nearness float8) ON COMMIT DROP
"""
_MOVE = """
UPDATE knowledgebase_radarcontact AS contact
   SET question_id = nullif(moved.has, 0), nearness = moved.nearness, changed_at = %s
  FROM radar_moved AS moved
 WHERE contact.id = moved.id AND coalesce(contact.question_id, 0) = moved.had AND NOT contact.is_placed
"""
_DATES = """
UPDATE knowledgebase_question AS question
   SET first_at = told.first_at, last_at = told.last_at,
       department_id = coalesce(told.department_id, question.department_id)
  FROM (SELECT question_id, min(at) AS first_at, max(at) AS last_at,
               mode() WITHIN GROUP (ORDER BY department_id) AS department_id
          FROM knowledgebase_radarcontact WHERE question_id = ANY(%(ids)s) GROUP BY question_id) AS told
 WHERE question.id = told.question_id
   AND (question.first_at, question.last_at, question.department_id) IS DISTINCT FROM
       (told.first_at, told.last_at, coalesce(told.department_id, question.department_id))
"""
_CENTRE = "UPDATE knowledgebase_question SET centre = %s::real[], model = %s WHERE id = %s"


@dataclass(slots=True)
class Moved:
    """Contacts that change their question. had, has: numbers of questions, 0 for none."""

    ids: NDArray[np.int64]
    had: NDArray[np.int64]
    has: NDArray[np.int64]
    nearness: NDArray[np.float32]


def lock_questions() -> dict[int, int]:
    """Lock all of them until the transaction ends; return by question the one it was merged into."""
    rows = Question.objects.select_for_update().order_by("pk").values_list("pk", "merged_into")
    return {pk: whole for pk, whole in rows if whole is not None}


def new_questions(counts: list[int], now: datetime) -> list[int]:
    """Make as many questions, with how many contacts each has; return their ids. Names and dates come after."""
    rows = Question.objects.bulk_create(Question(name="?", first_at=now, last_at=now) for _count in counts)
    QuestionEvent.objects.bulk_create(
        QuestionEvent(question=row, kind=QuestionEvent.Kind.FOUND, at=now, data={"contacts": count})
        for row, count in zip(rows, counts, strict=True)
    )
    return [row.pk for row in rows]


def move_contacts(moved: Moved, now: datetime) -> int:
    """Write where contacts belong; returns of how many. Those that somebody moved meanwhile stay."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        with cursor.copy("COPY radar_moved FROM STDIN") as copy:
            for row in zip(moved.ids, moved.had, moved.has, moved.nearness, strict=True):
                copy.write_row([int(row[0]), int(row[1]), int(row[2]), float(row[3])])
        cursor.execute("ANALYZE radar_moved")
        cursor.execute(_MOVE, [now])
        changed = int(cursor.rowcount)
        cursor.execute("DROP TABLE radar_moved")
        return changed


def date_questions(ids: Collection[int]) -> None:
    """Their first and last contact, and the department most of them belong to."""
    with connection.cursor() as cursor:
        cursor.execute(_DATES, {"ids": list(ids)})


def keep_centres(centres: Mapping[int, Vectors], model: str) -> None:
    rows = [("{" + ",".join(map(str, mean.tolist())) + "}", model, pk) for pk, mean in centres.items()]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_CENTRE, rows)


def name_questions(examples: Mapping[int, Iterable[Example]]) -> None:
    """Call those that nobody has named by their most central example, while they are small."""
    rows = Question.objects.filter(pk__in=list(examples), is_named=False).order_by("pk").defer("centre")
    changed = []
    for row in rows:
        name = name_of(examples[row.pk])
        if name and name != row.name:
            row.name = name
            changed.append(row)
    Question.objects.bulk_update(changed, ["name"], batch_size=500)


def lead_on(wholes: Mapping[int, int], now: datetime) -> None:
    """Questions whose contacts have gone to another, untouched by people: they lead to it from now on."""
    for part, whole in sorted(wholes.items()):
        RadarContact.objects.filter(question=part).update(question=whole, changed_at=now)  # those of long ago
        Question.objects.filter(pk=part).update(merged_into=whole, contacts=0, seconds=0, rank=0)
    QuestionEvent.objects.bulk_create(
        QuestionEvent(
            question_id=part, kind=QuestionEvent.Kind.MERGED, at=now,
            data={"into": whole, "contacts": [], "article": False},
        )
        for part, whole in sorted(wholes.items())
    )  # fmt: skip
