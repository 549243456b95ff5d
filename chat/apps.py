from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"
    verbose_name = "Live"

    def ready(self) -> None:
        from chat import call_hints, live_door, receivers  # noqa: F401, PLC0415 -- receivers are connected by it

        live_door.register()
