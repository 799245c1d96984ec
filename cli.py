"""The command line, `./gongdao`: its commands are in commands/, here they are put together."""

import sys

import typer

from commands import CommandFault, bringing, checking, exporting, keeping, keys, looking, serving, staffing, talking

program = typer.Typer(
    name="gongdao",
    help=(
        "Gongdao: public accounts, their readers, and fair rules between them.\n\n"
        "First steps: `./gongdao run` starts everything with a demo town; `./gongdao chat --as owner` talks to it; "
        "`./gongdao doctor` says what is wrong. Settings come from the environment or .env."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for part in (serving, talking, bringing, exporting, looking, keeping, keys, staffing, checking):
    program.add_typer(part.group)


def main() -> int:
    """Run the command that was asked for; a fault that can be expected is one line and no traceback."""
    try:
        program(prog_name="./gongdao")
    except CommandFault as fault:
        print(f"gongdao: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
