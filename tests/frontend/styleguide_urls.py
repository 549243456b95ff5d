"""The product's addresses with the style guide's beside them, as in debug."""

from frontend import styleguide
from servicedesk import urls

urlpatterns = [*styleguide.urlpatterns, *urls.urlpatterns]
