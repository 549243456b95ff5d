"""Addresses that vendors call when something happened with them."""

from django.urls import path

from channels_in.meta import webhook as meta
from channels_in.phone import webhook as phone
from channels_in.sms import webhook as sms

urlpatterns = [
    path("meta/<str:key>/", meta.called, name="meta_hook"),
    path("phone/steg/<str:key>/", phone.step, name="phone_step"),
    path("phone/<str:key>/", phone.came, name="phone_hook"),
    path("sms/rapport/<str:key>/", sms.reported, name="sms_report"),
    path("sms/<str:key>/", sms.came, name="sms_hook"),
]
