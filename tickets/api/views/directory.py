"""/api/v1/categories/, teams/ and inboxes/: what tickets are sorted by."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.access import access_of
from servicedesk.people.models import Team
from tickets.api.serializers.directory import CategorySerializer, InboxSerializer, TeamSerializer
from tickets.api.views.base import READ, WRITE, ListView
from tickets.models import Category, Inbox


class CategoriesView(ListView):
    operation, tag = "categories", "Categories, teams and inboxes"
    scopes = {"GET": (READ, WRITE)}
    serializer_class = CategorySerializer
    orders = {"path": ("path", "id")}

    @extend_schema(responses=CategorySerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the categories in use, down the tree."""
        return self.answer(request)

    def rows(self) -> QuerySet[Category]:
        return Category.objects.filter(is_active=True).select_related("parent", "team")


class TeamsView(ListView):
    operation, tag = "teams", "Categories, teams and inboxes"
    scopes = {"GET": (READ, WRITE)}
    serializer_class = TeamSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=TeamSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the teams whose tickets the integration sees."""
        return self.answer(request)

    def rows(self) -> QuerySet[Team]:
        return Team.objects.filter(pk__in=access_of(self.by).member_teams).select_related("department")


class InboxesView(ListView):
    operation, tag = "inboxes", "Categories, teams and inboxes"
    scopes = {"GET": (READ, WRITE)}
    serializer_class = InboxSerializer
    orders = {"name": ("name", "id")}

    @extend_schema(responses=InboxSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the inboxes of those teams: the doors a ticket can come in by."""
        return self.answer(request)

    def rows(self) -> QuerySet[Inbox]:
        inboxes = Inbox.objects.filter(is_active=True, team__in=access_of(self.by).member_teams)
        return inboxes.select_related("team")
