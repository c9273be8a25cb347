"""The command line: ``awesomequant COMMAND``; a command is a file of ``commands/``."""

import ast
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import click

from awesomequant import __version__
from awesomequant.console import complain, refused_by_system, told, warn
from awesomequant.docs import COMMANDS, address
from awesomequant.stops import REFUSED

_COMMANDS = Path(__file__).parent / "commands"


class Commands(click.Group):
    """A group that imports a command only when it is called.

    Its list of commands is read from the folder, each with the first line of the file's docstring:
    importing them all for ``--help`` would cost ten times as much.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in order."""
        stems = (file.stem.strip("_") for file in _COMMANDS.glob("[a-z]*.py"))
        return sorted(stem.replace("_", "-") for stem in stems)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is no such file."""
        file = _file_of(cmd_name)
        if not file:
            return None
        # What is imported stays: to look through it for what may go took 10 to 20 ms.
        was_on = gc.isenabled()
        gc.disable()
        try:
            module = importlib.import_module(f"awesomequant.commands.{file.stem}")
        finally:
            if was_on:
                gc.enable()
        command: click.Command = module.command
        # Behind a backspace click wraps nothing: an address is broken at its hyphens otherwise.
        command.epilog = f"\b\nDocs: {address(COMMANDS[cmd_name])}"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for; an unknown one gets the nearest as a hint."""
        if args and not _file_of(args[0]) and not args[0].startswith("-"):
            # Imported here: ``--help`` and every command that exists do without it.
            from awesomequant.text import did_you_mean  # noqa: PLC0415

            hint = did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(f"there is no command '{args[0]}'" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands with a line on each."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])


def _file_of(name: str) -> Path | None:
    # ``import_.py`` is ``import``, a word that Python keeps for itself.
    stem = name.replace("-", "_")
    return next(
        (file for file in _COMMANDS.glob("[a-z]*.py") if file.stem.strip("_") == stem), None
    )


def _summary(name: str) -> str:
    file = _file_of(name)
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) if file else None
    return (text or "").partition("\n")[0].rstrip(".")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nDocs: {address('docs/')}\n'awesomequant docs TOPIC' opens one of their pages.",
)
@click.version_option(__version__, "-V", "--version", prog_name="awesomequant")
@click.option(
    "-C", "folder", metavar="DIR", type=click.Path(path_type=Path), default=Path(),
    help="Work on the list in DIR instead of the one here.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.pass_context
def awesomequant(context: click.Context, folder: Path, *, quiet: bool) -> None:
    """Keep a bibliography: one YAML file a paper, rendered as README.md and a searchable site.

    Results go to standard output, talk to standard error.  The exit code is 0 when all is well, 1
    when something was found or would change, 2 when the call or the project cannot be understood,
    3 when the system would not: a full disk, a folder that is closed.  It is 130 after Ctrl-C.
    """
    context.obj = folder
    if quiet:
        os.environ["AWESOMEQUANT_QUIET"] = "1"


def main(stopped_by: Callable[[], int] = lambda: 0) -> None:
    """Run the command line and leave with its exit code; no traceback reaches a user.

    ``stopped_by`` says which signal was heard, as that of a Ctrl-C, 0 for none: what it raises
    arrives as something else where it came while pydantic made a model (a SchemaError), or in a
    library that handles everything.
    """
    try:
        code = awesomequant.main(standalone_mode=False)
        sys.stdout.flush()  # while somebody hears of a Ctrl-C, or that nobody reads it
    except click.ClickException as error:
        complain(error)
        code = 2
    except BrokenPipeError:  # ``| head`` has read enough; Python itself would complain at its end
        sys.stderr.close()
        code = 1
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = _stopped(stopped_by())
    except Exception as error:
        if os.environ.get("AWESOMEQUANT_DEBUG"):
            raise
        if number := stopped_by():  # whatever it was made into on its way
            code = _stopped(number)
        else:
            warn(told(error))
            code = REFUSED if refused_by_system(error) else 2
    # Python looks through everything once more at its end: 0.13 s for 10,000 records.
    gc.freeze()
    # In this mode click returns what the command does, None, or the code that ``--help`` ends with.
    sys.exit(code if isinstance(code, int) else 0)


def _stopped(number: int) -> int:
    """Say that a signal was heard, and return what shells give for a program that one ended.

    Only Python's own end is left, which no other Ctrl-C shall reach.  Nor its own: where the first
    one came in ``exec`` of a text, as dataclasses call it, Python sends itself another at its end.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warn("stopped")
    return 128 + (number or signal.SIGINT)
