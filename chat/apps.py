from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"
    verbose_name = "Live"

    def ready(self) -> None:
        from chat import receivers  # noqa: F401, PLC0415 -- connects them
