"""``gmi-trainer export FILE.zip`` and ``gmi-trainer import FILE.zip``: a whole record, out and in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gmi_trainer.cli.unlocking import add_words
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import RecordContents
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.record_care import RecordCare


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe both commands' words."""
    out = commands.add_parser(
        "export",
        help="write a whole record into a zip file",
        description="Write a person's whole record into a zip file that any program can open. "
        "Notes and other own words are in it; photos of one's own are left out. "
        "A file that is there already is left alone.",
    )
    out.add_argument("file", type=Path, metavar="FILE.zip", help="where to write it")
    out.add_argument("--profile", metavar="WHO", help="a name, or an id; without it the person of last time")
    out.add_argument("--without-name", action="store_true", help="leave the person's name out")
    add_words(out)
    _add_data_dir(out)
    into = commands.add_parser(
        "import",
        help="bring in a record from a zip file",
        description="Bring in a record that was written with export. It becomes a new person; "
        "nobody who is here already is changed.",
    )
    into.add_argument("file", type=Path, metavar="FILE.zip", help="the file to read")
    into.add_argument(
        "--as-copy", action="store_true", help="bring it in even where this person is here already"
    )
    add_words(into)
    _add_data_dir(into)


def run_export(
    args: argparse.Namespace, care: RecordCare, people: Sequence[Profile], last_profile: str | None
) -> int:
    """Write the file; UserProblem where there is nobody of that name or it cannot be written."""
    target: Path = args.file.absolute()
    if target.exists():
        raise UserProblem(Problem.EXPORT_IS_THERE, file=target.name)
    profile = whom(args.profile, people, last_profile)
    contents = care.contents(profile.profile_id)
    care.export(profile.profile_id, target, with_name=not args.without_name)
    print(f"Written: {target}")
    print(_in_words(contents))
    if contents.own_pictures:
        print(
            f"Photos of one's own that were left out: {contents.own_pictures}. "
            "They are ticked one by one in the window."
        )
    return 0


def run_import(args: argparse.Namespace, care: RecordCare) -> int:
    """Read the file; UserProblem where it cannot be believed or the person is here already."""
    found = care.look_into(args.file.absolute())
    profile = care.bring_in(found, as_copy=args.as_copy)
    print(f"Brought in as a new person: {profile.name or profile.profile_id}")
    print(_in_words(found.contents))
    return 0


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="the data folder")


def whom(wanted: str | None, people: Sequence[Profile], last_profile: str | None) -> Profile:
    """By id or by name; a name that two people bear is nobody's. Without a wish: the person of last time."""
    if wanted is None:
        found = [p for p in people if p.profile_id == last_profile] or list(people[:1])
    else:
        named = [p for p in people if p.name and p.name.casefold() == wanted.casefold()]
        found = [p for p in people if p.profile_id == wanted] or named
    if len(found) != 1:
        raise UserProblem(Problem.PROFILE_MISSING)
    return found[0]


def _in_words(contents: RecordContents) -> str:
    days = f", {contents.first_day} to {contents.last_day}" if contents.first_day else ""
    return f"Sessions: {contents.sessions}{days}. Pictures answered: {contents.rows.get('trial', 0)}."
