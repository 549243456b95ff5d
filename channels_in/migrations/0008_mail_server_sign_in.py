from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("channels_in", "0007_mailbox_oauth")]

    operations = [
        migrations.AddField(
            model_name="mailserver",
            name="sign_in",
            field=models.CharField(
                choices=[("password", "Password"), ("oauth", "Microsoft 365 or Google")],
                db_default="password",
                default="password",
                max_length=10,
                verbose_name="Sign in with",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailserver",
            constraint=models.CheckConstraint(
                condition=models.Q(("sign_in__in", ["password", "oauth"])), name="mail_server_sign_in_known"
            ),
        ),
    ]
