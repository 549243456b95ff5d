"""The job queue without a worker: a test does the jobs that were asked for."""

import json

from django.db import connection
from procrastinate.contrib.django import app


def do_jobs(task: str) -> int:
    """Do every waiting job of a task, in order, once. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' ORDER BY id", [task]
        )
        asked = [row[0] for row in cursor.fetchall()]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE task_name = %s", [task])
    for arguments in asked:
        app.tasks[task].func(**(json.loads(arguments) if isinstance(arguments, str) else arguments))
    return len(asked)
