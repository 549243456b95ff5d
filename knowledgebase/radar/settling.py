"""What a grouping found becomes questions: new ones, grown ones, some that lead on; named, dated, linked, ranked."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledgebase.models.radar import RadarRun
from knowledgebase.radar import writing
from knowledgebase.radar.assigning import Assigned
from knowledgebase.radar.linking import link_articles
from knowledgebase.radar.matching import kept
from knowledgebase.radar.naming import Example
from knowledgebase.radar.points import Points, Texts
from knowledgebase.radar.pool import Pool
from knowledgebase.radar.ranking import rank_questions

NAMED_UNTIL = 10  # contacts: a small question may be called by a better example as it grows
_EXAMPLES = 20

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Work:
    """What was read and what came of it. model: what the points are of, "" for letters."""

    pool: Pool
    texts: Texts
    points: Points
    found: Assigned
    model: str


def settle(run: RadarRun, work: Work) -> None:
    """Write it, inside the caller's transaction. Sets run.kept."""
    pool, now = work.pool, run.started_at
    merged = writing.lock_questions()
    counts = np.unique(work.found.has[work.found.has < 0], return_counts=True)[1][::-1]
    made = writing.new_questions([int(count) for count in counts], now)
    has = _numbers(work.found.has, made, merged)
    moves = (has != pool.had) & ~pool.is_placed
    writing.move_contacts(writing.Moved(pool.ids[moves], pool.had[moves], has[moves], work.found.nearness[moves]), now)
    changed = {int(one) for one in np.unique(np.concatenate([has[moves], pool.had[moves]])) if one}
    writing.lead_on(_emptied(pool, has, changed), now)
    writing.date_questions(changed)
    members = _members(has, changed)
    if work.points.raw is not None:
        raw, of = work.points.raw, work.texts.of
        writing.keep_centres({pk: raw[of[rows]].mean(axis=0) for pk, rows in members.items()}, work.model)
    small = {pk: rows for pk, rows in members.items() if pk in made or len(rows) < NAMED_UNTIL}
    writing.name_questions({pk: _examples(work, rows) for pk, rows in small.items()})
    link_articles(now)
    rank_questions(now)
    run.kept = kept(pool.had, has, pool.weights)


def _numbers(has: Numbers, made: Collection[int], merged: dict[int, int]) -> Numbers:
    """The questions' own numbers: of the new ones, and of what others became while this was worked out."""
    new = np.array([0, *made], dtype=np.int64)
    found = np.where(has < 0, new[np.where(has < 0, -has, 0)], has)
    for part in merged:
        found[found == part] = _whole(part, merged)
    return found


def _whole(part: int, merged: dict[int, int]) -> int:
    while part in merged:
        part = merged[part]
    return part


def _emptied(pool: Pool, has: Numbers, changed: Collection[int]) -> dict[int, int]:
    """Questions that lost all their contacts to others, with the one that most of these are in now."""
    gone = [pk for pk in changed if not (has == pk).any()]
    found = {}
    for pk in gone:
        now = has[(pool.had == pk) & (has != 0)]
        if len(now):
            numbers, counts = np.unique(now, return_counts=True)
            found[pk] = int(numbers[counts.argmax()])
    return found


def _members(has: Numbers, changed: Collection[int]) -> dict[int, Numbers]:
    """The places of each changed question's contacts."""
    order = np.argsort(has, kind="stable")
    numbers, begins = np.unique(has[order], return_index=True)
    parts = np.split(order, begins[1:])
    return {int(pk): rows for pk, rows in zip(numbers, parts, strict=True) if int(pk) in changed}


def _examples(work: Work, rows: Numbers) -> list[Example]:
    nearest = rows[np.argsort(-work.found.nearness[rows], kind="stable")][:_EXAMPLES]
    return [Example(work.pool.words[place], float(work.found.nearness[place])) for place in nearest]
