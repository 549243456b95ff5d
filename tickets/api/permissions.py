"""What the token may do. A view says which scope each method needs; what it does not say is refused."""

from typing import TYPE_CHECKING

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from servicedesk.people.models import Integration

if TYPE_CHECKING:
    from rest_framework.views import APIView


class HasScope(BasePermission):
    """One of the scopes in view.scopes[method] is enough. Raises PermissionDenied, which names them."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if not isinstance(request.user, Integration):
            return False
        method = str(request.method).upper()
        if method not in view.allowed_methods:
            return True  # the answer will be 405
        enough: dict[str, tuple[str, ...]] = getattr(view, "scopes", {})
        needed = enough.get("GET" if method == "HEAD" else method, ())
        if set(needed) & set(request.user.scopes):
            return True
        raise PermissionDenied(f"The token needs the scope {' or '.join(needed) or 'that nobody has'}.")
