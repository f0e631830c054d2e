"""Builds `secaudit/passwords/generate_words.txt`, the English words of drawn passwords.

Needs mnemonic (MIT) here alone: `pip install mnemonic`, then `python tools/english_words.py`. Its
2,048 words are short, known to everybody, and no two begin with the same four letters, so that a
word is not taken for another. Source: BIP 39, https://github.com/bitcoin/bips/tree/master/bip-0039
"""

from __future__ import annotations

from pathlib import Path

from mnemonic import Mnemonic

TARGET = Path(__file__).resolve().parents[1] / "secaudit" / "passwords" / "generate_words.txt"


def main() -> None:
    """Write one word per line."""
    TARGET.write_text("\n".join(Mnemonic("english").wordlist) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
