"""manage.py eval_suggest FILE.jsonl: how often suggestions find the right answer, with the product's own ranking.

Each line is {"category_id", "question", "candidate_answers": [...], "label": index of the right one}. The answers
become articles without a question of their own, in a transaction that is rolled back. Pooled: among all right answers
of the file. In category: among those on the question's shelf.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from knowledgebase.models import Article, Category, Revision, Translation
from knowledgebase.models.translation import Status
from knowledgebase.search import is_near
from knowledgebase.search_index import index_translation
from knowledgebase.search_rank import HEADED, Near, near_ones
from knowledgebase.search_terms import sentences_in
from knowledgebase.semantic import embed, is_ready
from servicedesk.people.models import Department

# Each way of ranking alone, and the two joined as the product does.
WAYS: dict[str, Callable[[Near], float]] = {
    "by letters": lambda one: one.letters + HEADED * one.question,
    "by meaning": lambda one: one.cosine or 0.0,
    "joined": lambda one: one.score,
}


@dataclass(frozen=True)
class Asked:
    question: str
    category: Category
    answer: Translation


class Command(BaseCommand):
    help = "Prints P@1, R@3, R@5 and MRR of article suggestions on a file of questions and their answers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [json.loads(line) for line in options["file"].read_text("utf-8").splitlines() if line.strip()]
        with transaction.atomic():
            begun = time.perf_counter()
            asked = _made(rows)
            self.stdout.write(f"{len(asked)} questions, {len({one.answer.pk for one in asked})} answers")
            self.stdout.write(
                f"indexed in {time.perf_counter() - begun:.1f} s, by meaning: {'yes' if is_ready() else 'no'}"
            )
            pooled, took = _ranked(asked, in_category=False)
            shelved, _took = _ranked(asked, in_category=True)
            transaction.set_rollback(True)
        self._print("pooled", pooled)
        self._print("in category", shelved)
        enough = sum(any(map(is_near, near)) for near, _answer in pooled)
        took.sort()
        self.stdout.write(f"near enough to be shown: {enough} of {len(pooled)} questions")
        self.stdout.write(f"a question: p50 {took[len(took) // 2]:.0f} ms, p95 {took[int(len(took) * 0.95)]:.0f} ms")
        self.stdout.write(f"memory: {_memory()}")

    def _print(self, name: str, found: list[tuple[list[Near], int]]) -> None:
        self.stdout.write(f"\n{name:<12}   P@1    R@3    R@5    MRR")
        for way, score in WAYS.items():
            ranks = [_rank(near, answer, score) for near, answer in found]
            shares = [sum(rank <= most for rank in ranks) / len(ranks) for most in (1, 3, 5)]
            mrr = sum(1 / rank for rank in ranks) / len(ranks)
            self.stdout.write(f"{way:<12} " + "  ".join(f"{share:.3f}" for share in (*shares, mrr)))


def _made(rows: list[dict[str, Any]]) -> list[Asked]:
    department = Department.objects.create(slug="eval-suggest", name="eval_suggest")
    shelves: dict[int, Category] = {}
    answers: dict[tuple[int, str], Translation] = {}
    asked = []
    for row in rows:
        number, text = row["category_id"], row["candidate_answers"][row["label"]]
        if number not in shelves:
            shelves[number] = Category.objects.create(slug=f"eval-suggest-{number}", name=str(number))
        if (number, text) not in answers:
            answers[number, text] = _article(text, shelves[number], department, len(answers))
        asked.append(Asked(row["question"], shelves[number], answers[number, text]))
    return asked


def _article(text: str, shelf: Category, department: Department, number: int) -> Translation:
    article = Article.objects.create(category=shelf, department=department)
    made = Translation.objects.create(article=article, language="sv", slug=f"eval-suggest-{number}")
    made.live = Revision.objects.create(translation=made, number=1, question="?", details=text)
    made.latest, made.status, made.published_at = made.live, Status.PUBLISHED, timezone.now()
    made.save()
    index_translation(made)
    embed(made.pk)
    return made


def _ranked(asked: list[Asked], *, in_category: bool) -> tuple[list[tuple[list[Near], int]], list[float]]:
    """For each question what was found and the right one's id; and how long each took, in ms."""
    among = Translation.objects.filter(pk__in=[one.answer.pk for one in asked])
    found, took = [], []
    for one in asked:
        begun = time.perf_counter()
        shelf = among.filter(article__category=one.category) if in_category else among
        near = near_ones(shelf, sentences_in(one.question))
        took.append((time.perf_counter() - begun) * 1000)
        found.append((near, one.answer.pk))
    return found, took


def _rank(near: list[Near], answer: int, score: Callable[[Near], float]) -> float:
    """The place of the right answer, 1 for the first; infinite when it was not found."""
    order = [one.translation_id for one in sorted(near, key=lambda one: (-score(one), one.translation_id))]
    return order.index(answer) + 1 if answer in order else float("inf")


def _memory() -> str:
    own = psutil.Process(os.getpid())
    models = sum(child.memory_info().rss for child in own.children()) >> 20
    return f"this process {own.memory_info().rss >> 20} MB, language model {models} MB"
