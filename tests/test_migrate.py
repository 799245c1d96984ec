"""A database comes to the current schema from nothing and from an older one, and keeps what it held."""

import asyncio
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError
from tortoise.migrations.autodetector import MigrationAutodetector

from db import ChatLink, TrailEntry, User
from db.engines import sqlite_path, tortoise_config
from db.migrate import CannotMigrate, is_current, migrate
from db.migrate import postgres as on_postgres
from db.migrate import sqlite as on_sqlite
from tests.services import Postgres, opened, postgres_database, run

NOW = datetime.now(UTC)
MIGRATOR = "import asyncio, sys; from db.migrate import migrate; print(asyncio.run(migrate(sys.argv[1])))"
MIGRATIONS = Path(__file__).parent.parent / "db" / "migrations"
LATER = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("models", "{newest}")]
    operations = [ops.AddField(model_name="User", name="nickname", field=fields.CharField(max_length=40, null=True))]
"""


async def seed(url: str) -> None:
    """Rows of three tables, parents and a child, and a trail of five entries."""
    async with opened(url):
        user = await User.create(display_name="Lin", language="zh", email_sealed=b"\x00\xff", created_at=NOW)
        await User.create(display_name="Max", created_at=NOW)
        await ChatLink.create(user=user, hash="h", expires_at=NOW)
        for _ in range(5):
            await trail()


async def trail(scope: str = "cases") -> TrailEntry:
    return await TrailEntry.create(
        id=uuid4(), at=NOW, event="case.opened", scope=scope, subject_kind="CASE", subject_id=uuid4(),
        actor_kind="SYSTEM", actor="test", act="case:open",
    )  # fmt: skip


def script(url: str, statements: str) -> None:
    """Make a SQLite file differ from the current schema."""
    with closing(sqlite3.connect(sqlite_path(url))) as connection:
        connection.executescript(statements)


def use_migrations(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let PostgreSQL be migrated by the migrations of a folder instead of ours."""
    monkeypatch.syspath_prepend(folder.parent)

    def other_config(url: str, pool: int = 10, **session: str) -> dict[str, dict[str, dict[str, str]]]:
        config = tortoise_config(url, pool, **session)
        config["apps"]["models"]["migrations"] = folder.name
        return config

    monkeypatch.setattr(on_postgres, "tortoise_config", other_config)


def shape(url: str) -> dict[str, str]:
    with closing(sqlite3.connect(sqlite_path(url))) as connection:
        return on_sqlite._shape(connection)


def backups(url: str) -> list[Path]:
    path = sqlite_path(url)
    return sorted(path.parent.glob(f"{path.name}.before-*.bak"))


async def test_a_sqlite_file_is_built_once(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'a folder' / 'new%1.sqlite3'}".replace("%", "%25")
    sqlite_path(url).parent.mkdir()
    assert (await is_current(url))[0] is False
    assert not sqlite_path(url).exists()
    assert await migrate(url) == ["The database new%1.sqlite3 is built."]
    assert await is_current(url) == (True, "")
    assert await migrate(url) == []
    assert backups(url) == []


SHAPE = """
    SELECT table_name || '.' || column_name AS what, concat_ws(' ', data_type, is_nullable, column_default) AS how
    FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('c', 'f', 'u')
"""


async def test_a_postgres_database_is_built_once_and_is_what_the_models_say(
    postgres: Postgres, postgres_url: str
) -> None:
    async with postgres_database(postgres) as url:
        assert (await is_current(url))[0] is False
        steps = await migrate(url)
        assert steps[0] == "Migration 0001_initial is applied."
        assert await is_current(url) == (True, "")
        assert await migrate(url) == []
        shapes = []
        for built in (url, postgres_url):
            connection = await asyncpg.connect(built.replace("postgres://", "postgresql://"))
            rows = await connection.fetch(SHAPE)
            await connection.close()
            shapes.append({row["what"]: row["how"] for row in rows})
    assert {what for what in shapes[0].keys() | shapes[1].keys() if shapes[0].get(what) != shapes[1].get(what)} == set()


async def test_an_older_sqlite_file_keeps_rows_and_positions_and_gets_the_schema(sqlite_url: str) -> None:
    wanted = shape(sqlite_url)
    await seed(sqlite_url)
    script(
        sqlite_url,
        """
        ALTER TABLE "user" DROP COLUMN language;
        ALTER TABLE "user" ADD COLUMN shoe_size INT;
        CREATE TABLE forgotten (id INT); INSERT INTO forgotten VALUES (1);
        DROP INDEX public_comments; DROP TRIGGER trail_is_not_erased; DROP TRIGGER post_counts_upward_on_update;
        DELETE FROM trailentry;
        """,
    )
    planned = await migrate(sqlite_url, plan_only=True)
    assert "The table user changes." in planned
    assert backups(sqlite_url) == []
    steps = await migrate(sqlite_url)
    assert steps[: len(planned)] == planned
    assert "The rows of forgotten stay behind in that file." in steps

    assert shape(sqlite_url) == wanted
    (kept,) = backups(sqlite_url)
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM forgotten").fetchone() == (1,)
    async with opened(sqlite_url):
        lin = await User.get(display_name="Lin")
        assert (lin.language, lin.email_sealed, lin.created_at) == ("en", b"\x00\xff", NOW)
        assert (await ChatLink.get(hash="h")).user_id == lin.id
        # The trail was purged, and still no position is given twice.
        assert (await trail()).position == 6


async def test_an_older_postgres_database_keeps_rows_and_positions_and_gets_the_schema(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seed(postgres_url)
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(
        """
        DROP INDEX public_comments; DROP INDEX idx_card_subject_dc62a5; DROP TRIGGER trail_is_not_changed ON trailentry;
        ALTER TABLE post DROP CONSTRAINT counts_upward;
        ALTER TABLE post ADD CONSTRAINT counts_upward CHECK (visible_comments >= -1);
        COMMENT ON CONSTRAINT counts_upward ON post IS 'guard: visible_comments >= -1';
        CREATE INDEX forgotten ON post (reason); COMMENT ON INDEX forgotten IS 'guard: of long ago';
        """
    )
    folder = tmp_path / "later_migrations"
    shutil.copytree(MIGRATIONS, folder)
    newest = max(path.stem for path in folder.glob("0*.py"))
    (folder / "9999_nickname.py").write_text(LATER.replace("{newest}", newest))
    use_migrations(folder, monkeypatch)
    steps = await migrate(postgres_url)
    assert steps == [
        "Migration 9999_nickname is applied.",
        "Indexes are created: idx_card_subject_dc62a5.",
        "Guards are dropped: forgotten, post.counts_upward.",
        "Guards are set: public_comments, trail_is_not_changed, post.counts_upward.",
    ]
    assert await is_current(postgres_url) == (True, "")
    assert await connection.fetchval("""SELECT count(*) FROM "user" WHERE nickname IS NULL""") == 2
    await connection.close()
    sys.modules.pop("later_migrations")
    async with opened(postgres_url):
        assert (await trail()).position == 6


async def test_a_failed_migration_of_postgres_leaves_nothing(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step fails. The first migration stands for all, which take long; without the indexes of the others."""
    folder = tmp_path / "first_migration"
    folder.mkdir()
    for name in ("__init__.py", "0001_initial.py"):
        shutil.copy(MIGRATIONS / name, folder)
    use_migrations(folder, monkeypatch)
    monkeypatch.setattr(on_postgres, "get_schema_sql", lambda *_, **__: "")
    monkeypatch.setattr(on_postgres, "_create", lambda guard: "SELECT 1 / 0")
    async with postgres_database(postgres) as url:
        with pytest.raises(OperationalError, match="division by zero"):
            await migrate(url)
        connection = await asyncpg.connect(url)
        tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        await connection.close()
    assert tables == 0
    assert sys.modules.pop("first_migration.0001_initial")


@pytest.mark.parametrize(
    ("older", "reason"),
    [
        ('ALTER TABLE "user" DROP COLUMN display_name', "user.display_name must have a value"),
        (
            "DROP INDEX one_import_of_a_post; DROP TRIGGER notice_has_one_recipient_on_insert;"
            "INSERT INTO notice VALUES (1, 'n', 'MESSAGE', 'user:n', 'e', 'CASE', 's', '{}', "
            "0, NULL, 0, NULL, 0, NULL, NULL, NULL)",
            "Rows of the table notice do not fit the new schema: notice.has_one_recipient",
        ),
        ("DELETE FROM user WHERE display_name = 'Lin'; DROP INDEX public_posts", "Foreign keys would be broken"),
    ],
)
async def test_a_sqlite_file_whose_rows_do_not_fit_stays_as_it_was(sqlite_url: str, older: str, reason: str) -> None:
    await seed(sqlite_url)
    script(sqlite_url, older)
    before = shape(sqlite_url)
    with pytest.raises(CannotMigrate, match=reason):
        await migrate(sqlite_url)
    assert shape(sqlite_url) == before
    assert backups(sqlite_url) == []
    async with opened(sqlite_url):
        await trail()


async def test_a_sqlite_file_that_is_open_elsewhere_is_not_migrated(sqlite_url: str) -> None:
    script(sqlite_url, "DROP INDEX public_posts")
    async with opened(sqlite_url):
        await trail()
        with pytest.raises(CannotMigrate, match="Another process"):
            await migrate(sqlite_url)
        await trail()
    assert await migrate(sqlite_url)


async def test_a_sqlite_file_may_be_open_when_there_is_nothing_to_do(sqlite_url: str) -> None:
    async with opened(sqlite_url):
        assert await is_current(sqlite_url) == (True, "")
        assert await migrate(sqlite_url) == []


async def test_two_migrators_at_once_build_one_database(tmp_path: Path, postgres: Postgres) -> None:
    async with postgres_database(postgres) as postgres_url:
        for url in (f"sqlite://{tmp_path / 'new.sqlite3'}", postgres_url):
            said = await asyncio.gather(run(MIGRATOR, url), run(MIGRATOR, url))
            assert [code for code, _ in said] == [0, 0], said
            assert sorted(text == "[]\n" for _, text in said) == [False, True], said
            assert await is_current(url) == (True, "")


async def test_two_migrators_at_once_upgrade_once(sqlite_url: str) -> None:
    await seed(sqlite_url)
    script(sqlite_url, "DROP INDEX public_posts")
    said = await asyncio.gather(run(MIGRATOR, sqlite_url), run(MIGRATOR, sqlite_url))
    assert [code for code, _ in said] == [0, 0], said
    assert len(backups(sqlite_url)) == 1


async def test_every_change_of_the_models_has_its_migration() -> None:
    config = tortoise_config("postgres://")
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        assert context.apps
        changes = await MigrationAutodetector(context.apps, config["apps"]).changes()
    assert [operation for writer in changes for operation in writer.operations] == []
