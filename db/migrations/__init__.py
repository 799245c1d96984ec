"""Tortoise's own migrations, which PostgreSQL is brought up by; SQLite needs none (see db.migrate).

After a change of the models write the next one, read it, and commit it with the change:

    .venv/bin/python -m tortoise -c db.migrations.CONFIG makemigrations

As long as nothing is released, 0001 may instead be written anew:

    rm -f db/migrations/0*.py && .venv/bin/python -m tortoise -c db.migrations.CONFIG makemigrations --name initial

A new column that must not be null needs `db_default` in the model, for tortoise gives rows that are
already there no Python default.
"""

from db.engines import tortoise_config

CONFIG = tortoise_config("postgres://127.0.0.1/gongdao")
