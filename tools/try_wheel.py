"""Builds the wheel, installs it into an empty environment, and runs every command there.

    python tools/try_wheel.py                     the newest dependencies
    python tools/try_wheel.py --oldest            the oldest ones that pyproject.toml allows
    python tools/try_wheel.py --python 3.13       another Python, if uv has it

Needs uv (https://docs.astral.sh/uv/) and hatchling. Exit code 1 if a command fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"
VAULT = "name,url,username,password\nShop,https://shop.example.com,me,123456\n"

# Every command as a user may type it, and what stands on its standard input.
CALLS: dict[str, tuple[list[str], str]] = {
    "demo": (["demo"], ""),
    "transactions": (["transactions", str(SAMPLES / "alipay.csv")], ""),
    "explain-file": (["explain-file", str(SAMPLES / "wechat.csv")], ""),
    "review": (["review", "--template"], ""),
    "emergency": (["emergency", "--provider", "yiqianbao"], ""),
    "hotline": (["hotline", "yiqianbao"], ""),
    "evidence": (["evidence", "-o", "pack"], ""),
    "deadlines": (["deadlines", "--date", "2026-11-20", "--jurisdiction", "CN"], ""),
    "troubleshoot": (["troubleshoot", "withdrawal", "--print"], ""),
    "questionnaire": (["questionnaire", "--template"], ""),
    "probe": (["probe"], ""),
    "password": (["password", "--stdin"], "correct horse battery staple\n"),
    "pin": (["pin", "--stdin"], "271828\n"),
    "vault": (["vault", "vault.csv", "--keep-export"], ""),
    "check": (["check", "--template"], ""),
    "status": (["status"], ""),
    "history": (["history"], ""),
    "remind": (["remind", "due"], ""),
    "report": (["report", "--html", "report.html"], ""),
    "data": (["data", "show"], ""),
    "explain": (["explain", "new_payee"], ""),
    "config": (["config", "show"], ""),
    "completion": (["completion", "bash"], ""),
}


def main() -> int:
    """Try the wheel; 1 if a command ends with anything but 0 or 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    parser.add_argument("--oldest", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = _installed(folder, python=asked.python, oldest=asked.oldest)
        (folder / "vault.csv").write_text(VAULT, encoding="utf-8")
        failed = [one for one in CALLS if not _runs(program, folder, one)]
        size = sum(path.stat().st_size for path in (folder / "env").rglob("*") if path.is_file())
    print(f"{len(CALLS) - len(failed)} of {len(CALLS)} commands run; {size / 1e6:.0f} MB installed")
    return 1 if failed else 0


def _installed(folder: Path, *, python: str, oldest: bool) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "env"
    subprocess.run(["uv", "venv", "-q", "--python", python, str(environment)], check=True)  # noqa: S607 - uv, wherever it is
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    how = ["--resolution", "lowest-direct"] if oldest else []
    install = ["uv", "pip", "install", "-q", "--python", str(scripts / "python"), *how, str(wheel)]
    subprocess.run(install, check=True)
    return scripts / "secaudit"


def _runs(program: Path, folder: Path, name: str) -> bool:
    arguments, told = CALLS[name]
    home = folder / "home"
    home.mkdir(mode=0o700, exist_ok=True)
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT"}}
    done = subprocess.run(
        [program, *arguments],
        input=told,
        cwd=folder,
        env=kept | {"HOME": str(home), "USERPROFILE": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    # Where nothing of a computer can be looked at, `probe` says so and ends with 2.
    allowed = {0, 1, 2} if name == "probe" else {0, 1}
    good = done.returncode in allowed and "Traceback" not in done.stderr
    print(f"{'ok' if good else 'FAILED':8}{done.returncode}  secaudit {' '.join(arguments)}")
    if not good:
        print(done.stderr)
    return good


if __name__ == "__main__":
    sys.exit(main())
