from channels_in.models.alarm import Alarm, MailExpectation
from channels_in.models.door_account import DoorAccount, VendorApp
from channels_in.models.form import FieldKind, Form, FormField
from channels_in.models.hook_delivery import HookDelivery
from channels_in.models.kept_mail import KeptMail
from channels_in.models.mail_account import AfterReading, FetchedMail, MailAccount, Security, SignIn
from channels_in.models.mail_server import MailServer, SendingSecurity
from channels_in.models.mention import Disposition, Mention, MentionFeed
from channels_in.models.oauth import OAuthClient, OAuthGrant, Provider
from channels_in.models.outbound_attempt import OutboundAttempt
from channels_in.models.phone import Call, CallEnd, CallState, PhoneSeat
from channels_in.models.raw_inbound import RawInbound
from channels_in.models.register import ChannelEntry, EntryStatus, EntryStep, Informed, Look
from channels_in.models.remote_file import RemoteFile
from channels_in.models.remote_image import RemoteImage
from channels_in.models.scan import Scan, ScanFolder, ScanPage
from channels_in.models.sms import SmsAccount, SmsSent, SmsStop, SmsVendor
from channels_in.models.social import SocialDeed, SocialItem, SocialVersion
from channels_in.models.social_archive import SocialArchive
from channels_in.models.staged_upload import StagedUpload
from channels_in.models.whatsapp import WhatsAppTemplate

__all__ = [
    "AfterReading",
    "Alarm",
    "Call",
    "CallEnd",
    "CallState",
    "ChannelEntry",
    "Disposition",
    "DoorAccount",
    "EntryStatus",
    "EntryStep",
    "FetchedMail",
    "FieldKind",
    "Form",
    "FormField",
    "HookDelivery",
    "Informed",
    "KeptMail",
    "Look",
    "MailAccount",
    "MailExpectation",
    "MailServer",
    "Mention",
    "MentionFeed",
    "OAuthClient",
    "OAuthGrant",
    "OutboundAttempt",
    "PhoneSeat",
    "Provider",
    "RawInbound",
    "RemoteFile",
    "RemoteImage",
    "Scan",
    "ScanFolder",
    "ScanPage",
    "Security",
    "SendingSecurity",
    "SignIn",
    "SmsAccount",
    "SmsSent",
    "SmsStop",
    "SmsVendor",
    "SocialArchive",
    "SocialDeed",
    "SocialItem",
    "SocialVersion",
    "StagedUpload",
    "VendorApp",
    "WhatsAppTemplate",
]
