import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledgebase", "0007_radar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CoverageQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=200)),
                ("language", models.CharField(default="sv", max_length=5)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("place", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("checked_at", models.DateTimeField(editable=False, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverage_questions",
                        to="knowledgebase.article",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["words", "id"],
            },
        ),
        migrations.CreateModel(
            name="CoverageFall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fell_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="falls",
                        to="knowledgebase.coveragequestion",
                    ),
                ),
            ],
            options={
                "ordering": ["-fell_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CoverageRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("questions", models.PositiveIntegerField()),
                ("covered", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["-at", "-id"], name="coverage_run_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("covered__lte", models.F("questions"))),
                        name="coverage_run_not_more_than_all",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverageShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questions", models.PositiveIntegerField()),
                ("covered", models.PositiveIntegerField()),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="knowledgebase.category"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="knowledgebase.coveragerun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "category"],
            },
        ),
        migrations.CreateModel(
            name="WeeklyMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("done_for", models.DateField()),
                (
                    "agent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weekly_mail",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="coveragequestion",
            constraint=models.UniqueConstraint(fields=("language", "words"), name="coverage_question_once"),
        ),
        migrations.AddConstraint(
            model_name="coveragequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="coverage_question_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="coveragequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__isnull", True), ("place__range", (1, 3)), _connector="OR"),
                name="coverage_place_among_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coveragefall",
            constraint=models.UniqueConstraint(
                condition=models.Q(("resolved_at__isnull", True)), fields=("question",), name="coverage_fall_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="coverageshare",
            constraint=models.UniqueConstraint(fields=("run", "category"), name="coverage_share_once"),
        ),
        migrations.AddConstraint(
            model_name="coverageshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("covered__lte", models.F("questions"))), name="coverage_share_not_more_than_all"
            ),
        ),
    ]
