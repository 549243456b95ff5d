"""manage.py make_radar_background: the background's vectors anew, when its texts or the language model have changed."""

from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from knowledgebase.radar import vectors
from knowledgebase.semantic.language_model import model_name


class Command(BaseCommand):
    help = "Encode knowledgebase/radar/background.txt with the language model that is installed."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        found = vectors.vectors_of(vectors.background_texts())
        if found is None:
            raise CommandError("There is no language model here, or it did not answer.")
        np.savez_compressed(vectors.BACKGROUND, vectors=found.astype(np.float16), model=np.array(model_name()))
        self.stdout.write(f"{len(found)} texts.")
