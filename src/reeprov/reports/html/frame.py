"""What all pages have around them: nothing is loaded from anywhere, and a keyboard gets past the top."""

from __future__ import annotations

from .markup import text


def opening(title: str, css: str, script: str = "") -> str:
    """The page up to its body, in which `main` bears the id `report`."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(css, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#report">Skip to the report</a>\n'
    )


def closing(script: str = "") -> str:
    """The end of the page, with the script that `opening` was told of."""
    return f"<script>{script}</script>\n</body>\n</html>\n" if script else "</body>\n</html>\n"


def _policy(css: str, script: str) -> str:
    """Nothing is loaded from anywhere; only the style and the script that stand in the page count."""
    from base64 import b64encode
    from hashlib import sha256

    kinds = [("style", css), ("script", script)]
    allowed = [
        f"{name}-src 'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for name, each in kinds if each
    ]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])
