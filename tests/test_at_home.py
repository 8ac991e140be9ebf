"""The manifests for pre-commit and GitHub are valid, and do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROKEN = 'It fell [1] and rose [7].\n\nSources:\n\n[1] Kommersant — "Rare earth demand" from 25.02.2025\n'


def checked(*command: str) -> int:
    return subprocess.run([sys.executable, "-m", *command], capture_output=True, timeout=120, check=False).returncode


def test_the_manifest_of_pre_commit(tmp_path: Path) -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    damaged = tmp_path / "hooks.yaml"
    damaged.write_text(manifest.read_text(encoding="utf-8").replace("entry:", "enter:"), encoding="utf-8")
    assert checked("pre_commit", "validate-manifest", str(manifest)) == 0
    assert checked("pre_commit", "validate-manifest", str(damaged)) == 1


def test_the_action(tmp_path: Path) -> None:
    action = ROOT / "action.yml"
    damaged = tmp_path / "action.yml"
    damaged.write_text(action.read_text(encoding="utf-8").replace("using: composite", "using: magic"), encoding="utf-8")
    schema = ("check_jsonschema", "--builtin-schema", "vendor.github-actions")
    assert checked(*schema, str(action)) == 0
    assert checked(*schema, str(damaged)) == 1


@pytest.mark.skipif(os.name == "nt", reason="the action's scripts are bash")
def test_the_script_of_the_action_writes_all_three(tmp_path: Path) -> None:
    """The step that checks, run as a runner does, with the reeprov of this checkout."""
    script = (ROOT / "action.yml").read_text(encoding="utf-8").rpartition("run: |\n")[2]
    (tmp_path / "reeprov" / "bin").mkdir(parents=True)
    program = tmp_path / "reeprov" / "bin" / "reeprov"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reeprov "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "an article.md").write_text(BROKEN, encoding="utf-8")
    files = {"GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary", "RUNNER_TEMP": tmp_path}
    given = {"PATHS": "an article.md\n", "ARGS": "--isolated\n--select=RP1", "PYTHONPATH": str(ROOT / "src")}
    environment = os.environ | given | {name: str(path) for name, path in files.items()}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", re.sub(r"(?m)^ {8}", "", script)]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error title=RP101 dangling-marker,file=an article.md,line=1,endLine=1,col=22,")
    assert files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8").startswith("## reeprov: 1 error in 1 document\n")
    sarif = Path(files["GITHUB_OUTPUT"].read_text(encoding="utf-8").strip().removeprefix("sarif="))
    assert len(json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a shell's git")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a hook is installed from a repository")
def test_pre_commit_runs_for_real(tmp_path: Path) -> None:
    """Installed from a clone into an environment of its own; its dependencies are those of the one that runs this."""
    here = {
        "PYTHONPATH": sysconfig.get_path("purelib"), "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
    }  # fmt: skip

    def call(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=folder, env=os.environ | here, capture_output=True, text=True, timeout=120, check=False
        )

    folder = ROOT
    revision = call("git", "rev-parse", "HEAD").stdout.strip()
    if not revision:
        pytest.skip("git knows no revision of this checkout")
    folder = tmp_path / "articles"
    folder.mkdir()
    hook = "{id: reeprov, args: [--isolated, --output-format, concise]}"
    config = f"repos: [{{repo: '{ROOT}', rev: {revision}, hooks: [{hook}]}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (folder / "README").write_text("of a kind that is not read: [7]\n", encoding="utf-8")
    (folder / "a.md").write_text(BROKEN, encoding="utf-8")
    call("git", "init", "-q")
    call("git", "add", "-A")
    run = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    done = call(*run)
    assert "- exit code: 1\n\na.md:1:22: RP101 [7] points at nothing" in done.stdout, done.stdout
    (folder / "a.md").write_text(BROKEN.replace("[7]", "[1]"), encoding="utf-8")
    call("git", "add", "-A")
    assert call(*run).returncode == 0
