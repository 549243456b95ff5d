"""The web forms in Swedish and English."""

from servicedesk.demo.content.forms_en import FORMS_EN
from servicedesk.demo.content.forms_sv import FORMS_SV

FORMS = FORMS_SV + FORMS_EN
