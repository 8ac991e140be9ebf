"""The wheel builds from the sources alone, holds what it needs, and runs by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import reeprov

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build; print(hatchling.build.build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


def test_it_bears_the_one_version(wheel: Path) -> None:
    assert wheel.name == f"reeprov-{reeprov.__version__}-py3-none-any.whl"


def test_it_holds_the_package_its_tables_and_its_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT / "src").as_posix() for path in sources} <= names
    assert "reeprov/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if not name.startswith(("reeprov/", "reeprov-"))]


def test_it_runs_alone(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, which borrows the dependencies but not the package."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "wheel")
    (tmp_path / "article.md").write_text(
        "It rained [1].\n\nSources:\n\n[2] Interfax – “Rain”, 03.03.2025\n", encoding="utf-8"
    )
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    code = (
        f"import sys; sys.path += {borrowed!r}; import reeprov; from reeprov.__main__ import main; "
        f"assert reeprov.__file__.startswith({str(tmp_path / 'wheel')!r}); sys.exit(main())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONPATH"] = str(tmp_path / "wheel")
    done = subprocess.run(
        [python, "-c", code, "check", "article.md", "--output-format", "concise"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1
    assert "RP101" in done.stdout
    assert "RP102" in done.stdout


def test_the_lock_names_versions_and_hashes_and_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = lock.replace("\\\n", " ").splitlines()
    pinned = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert all("==" in line and "--hash=sha256:" in line for line in pinned)
    assert "://" not in lock
    assert {"httpx", "typer", "pyromark", "hatchling", "pytest"} <= {line.partition("==")[0] for line in pinned}
