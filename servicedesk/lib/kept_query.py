"""A queryset whose SQL is built once and asked many times, with another value each time.

Building the SQL of a page's main query costs the ORM more than PostgreSQL needs to answer it. What is kept is the
statement and how its columns become objects, never a row.
"""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=models.Model)


class KeptQuery(Generic[Row]):
    """queryset has values in it that stand for those of each time: numbers that occur nowhere else in it.

    Reads what the ORM's own iteration reads (django.db.models.query.ModelIterable), and works for querysets of whole or
    deferred models with select_related() and annotations; not for values() and not with prefetch_related(). Raises
    EmptyResultSet for one that can have no rows.
    """

    def __init__(self, queryset: models.QuerySet[Row]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        self._convert = [(place, found[0], found[1]) for place, found in compiler.get_converters(columns).items()]
        known = compiler.klass_info
        first, last = known["select_fields"][0], known["select_fields"][-1] + 1
        self._model: type[Row] = known["model"]
        self._slice = slice(first, last)
        self._names = [column.target.attname for column in columns[first:last]]
        self._related = get_related_populators(known, compiler.select, connection.alias)  # type: ignore[call-arg]
        self._annotations = list(compiler.annotation_col_map.items())

    def rows(self, values: Mapping[int, Any]) -> list[Row]:
        """Ask, with each value that stands for something replaced: {what stands in the queryset: the value}."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [values.get(one, one) if isinstance(one, int) else one for one in self.params])
            return [self._made(list(row)) for row in cursor.fetchall()]

    def _made(self, row: list[Any]) -> Row:
        for place, converters, expression in self._convert:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        made = self._model.from_db(connection.alias, self._names, row[self._slice])
        for related in self._related:
            related.populate(row, made)
        for name, place in self._annotations:
            setattr(made, name, row[place])
        return made
