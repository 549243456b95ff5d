from channels_in.models.form import FieldKind, Form, FormField
from channels_in.models.kept_mail import KeptMail
from channels_in.models.mail_account import AfterReading, FetchedMail, MailAccount, Security
from channels_in.models.outbound_attempt import OutboundAttempt
from channels_in.models.raw_inbound import RawInbound
from channels_in.models.staged_upload import StagedUpload

__all__ = [
    "AfterReading",
    "FetchedMail",
    "FieldKind",
    "Form",
    "FormField",
    "KeptMail",
    "MailAccount",
    "OutboundAttempt",
    "RawInbound",
    "Security",
    "StagedUpload",
]
