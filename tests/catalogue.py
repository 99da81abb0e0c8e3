"""The translators' tool: collects every sentence, and keeps the catalogues in step.

`python -m tests.catalogue update` rewrites the template, the French catalogue and its compiled
form; `python -m tests.catalogue missing` lists what has no French yet. docs/translating.md tells
how to use it.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "impostor"
TEMPLATE = SOURCE / "locale" / "impostor.pot"
LANGUAGES = ("fr",)
MARKS = frozenset({"N_", "_", "gettext"})
HEADER = "# Sentences of impostor, for people. See docs/translating.md.\n#"
# A date that moved at each run would make every catalogue differ from the one before it.
DATE = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(frozen=True)
class Message:
    file: str
    text: str
    plural: str | None = None

    @property
    def id(self) -> str | tuple[str, str]:
        return self.text if self.plural is None else (self.text, self.plural)


def catalogue_path(language: str) -> Path:
    return SOURCE / "locale" / language / "LC_MESSAGES" / "impostor.po"


def messages() -> Iterator[Message]:
    """Find every sentence in the source and in the templates."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        yield from in_python(path.read_text(encoding="utf-8"), name)
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        name = path.relative_to(ROOT).as_posix()
        yield from in_template(path.read_bytes(), name)


def in_python(source: str, name: str) -> Iterator[Message]:
    """Find marked strings, and the singulars and plurals that a Sentence joins."""
    tree = ast.parse(source)
    constants = {
        node.targets[0].id: text
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and (text := marked(node.value)) is not None
    }
    joined: set[str] = set()
    found: list[Message] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (pair := plural_of(node, constants)):
            joined.update(pair)
            found.append(Message(name, *pair))
        elif (text := marked(node)) is not None:
            found.append(Message(name, text))
    yield from (each for each in found if each.plural is not None or each.text not in joined)


def marked(node: ast.AST) -> str | None:
    """Give the string that N_("...") or gettext("...") marks."""
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if not named or node.func.id not in MARKS:
        return None
    if len(node.args) != 1 or not isinstance(node.args[0], ast.Constant):
        place = f"line {node.lineno}: {ast.unparse(node)}"
        raise ValueError(f"only a plain string can be translated, {place}")
    return str(node.args[0].value)


def plural_of(node: ast.Call, constants: dict[str, str]) -> tuple[str, str] | None:
    """Give the two forms of Sentence(one, ..., plural=many)."""
    if not (isinstance(node.func, ast.Name) and node.func.id == "Sentence" and node.args):
        return None
    given = {word.arg: word.value for word in node.keywords}
    many = node.args[2] if len(node.args) > 2 else given.get("plural")
    forms = [_text(form, constants) for form in (node.args[0], many) if form is not None]
    return (forms[0], forms[1]) if len(forms) == 2 and None not in forms else None


def _text(node: ast.expr, constants: dict[str, str]) -> str | None:
    return constants.get(node.id) if isinstance(node, ast.Name) else marked(node)


def in_template(source: bytes, name: str) -> Iterator[Message]:
    for _line, text, _comments, _context in extract(
        "jinja2.ext:babel_extract", BytesIO(source), options={"silent": "false"}
    ):
        yield Message(name, text) if isinstance(text, str) else Message(name, *text[:2])


def template() -> Catalog:
    """Make the template out of the source."""
    made = Catalog(
        project="impostor-finder", charset="utf-8", header_comment=HEADER, creation_date=DATE
    )
    for message in messages():
        made.add(message.id, locations=[(message.file, 0)])
    return made


def read(language: str) -> Catalog:
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language, domain="impostor")


def updated(language: str) -> Catalog:
    """Bring a language's catalogue up to the source, keeping what is already translated."""
    known = read(language) if catalogue_path(language).exists() else Catalog(locale=language)
    plurals = {(m.id if isinstance(m.id, str) else m.id[0]): m.string for m in known if m.id}
    fresh = Catalog(
        locale=language, project="impostor-finder", charset="utf-8", header_comment=HEADER,
        creation_date=DATE, revision_date=DATE, fuzzy=False,
        last_translator="impostor-finder", language_team=language,
    )  # fmt: skip
    # How many forms a language has differs from one release of Babel to the next.
    fresh.mime_headers = [("Plural-Forms", known.plural_forms)]
    for message in template():
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            string = plurals.get(key, "")
            fits = isinstance(string, str) == isinstance(message.id, str)
            fresh.add(message.id, string if fits else "", locations=message.locations)
    return fresh


def po_bytes(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=99, sort_output=True, include_lineno=False)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def update() -> None:
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(po_bytes(template()))
    for language in LANGUAGES:
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(updated(language)))
        path.with_suffix(".mo").write_bytes(mo_bytes(read(language)))


def untranslated(catalogue: Catalog) -> list[str]:
    return [str(each.id) for each in catalogue if each.id and not _complete(each.string)]


def _complete(string: str | tuple[str, ...]) -> bool:
    return bool(string) if isinstance(string, str) else all(string)


def main(arguments: list[str]) -> int:
    if arguments == ["update"]:
        update()
    elif arguments != ["missing"]:
        print("usage: python -m tests.catalogue update|missing", file=sys.stderr)  # noqa: T201
        return 2
    missing = [each for language in LANGUAGES for each in untranslated(updated(language))]
    print("\n".join(missing) or "every sentence is translated")  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
