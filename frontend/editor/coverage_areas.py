"""The areas of the coverage test with the small line of how each went."""

from dataclasses import dataclass
from datetime import datetime

from frontend.editor.radar_charts import Spark, spark
from knowledgebase.coverage.shares import Area, areas


@dataclass(frozen=True, slots=True)
class ShownArea:
    area: Area
    spark: Spark | None  # of at least two days
    colour: int = 1

    @property
    def change(self) -> str:
        """In percentage points: "+8", "−3"."""
        return f"{self.area.change:+d}".replace("-", "−")


def shown_areas(now: datetime) -> list[ShownArea]:
    return [
        ShownArea(one, spark([point.share for point in one.points]) if len(one.points) > 1 else None)
        for one in areas(now)
    ]
