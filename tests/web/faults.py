"""Every fault that an address can have, and what must be said of it."""

from __future__ import annotations

from local_web import (
    ARTICLE,
    Answer,
    LocalWeb,
    Route,
    article,
    bomb,
    drip,
    endless_body,
    endless_headers,
    packed,
    page,
    redirect,
    reset_half_way,
    silent,
)

from reeprov.model.snapshot import Verdict

BUSY = Answer(status=503, headers=(("Retry-After", "3600"),))
NARROW = Answer(status=429, headers=(("Retry-After", "0"),))
WALL = Answer(page("Just a moment...", "Checking"), 403, (("Server", "cloudflare"), ("cf-mitigated", "challenge")))
QUIET_WALL = Answer(page("Just a moment...", "<script src=/cdn-cgi/challenge-platform/x></script>"), 200)
NESTED = b"<html><body>" + b"<div>" * 200_000 + b"deep" + b"</div>" * 200_000 + "".join(ARTICLE).encode()

RUSSIAN = (
    "<title>Краны стоят</title>" + "<p>Портовые власти сообщили во вторник, что краны простояли всю смену.</p>" * 20
)

# What a site does, and what must be said of it: path → (route, verdict, words in the evidence).
FAULTS: dict[str, tuple[Route, Verdict, str]] = {
    "/200": (Answer(article()), Verdict.ALIVE, "answered 200"),
    "/gzip": (packed(article()), Verdict.ALIVE, "answered 200"),
    "/301-chain": (redirect("/301-b"), Verdict.MOVED, "/301-c"),
    "/301-b": (redirect("/301-c", 308), Verdict.MOVED, "/301-c"),
    "/301-c": (Answer(article()), Verdict.ALIVE, "answered 200"),
    "/302": (redirect("/200", 302), Verdict.ALIVE, "answered 200"),
    "/302-loop": (redirect("/302-loop", 302), Verdict.UNKNOWN, "circle"),
    "/endless-way": (redirect("/way?1", 302), Verdict.UNKNOWN, "more than 8 redirects"),
    "/no-location": (Answer(status=302), Verdict.UNKNOWN, "answered 302"),
    "/404": (Answer(page("Gone"), 404), Verdict.GONE, "answered 404"),
    "/410": (Answer(status=410), Verdict.GONE, "answered 410"),
    "/500-then-200": ([Answer(status=500), Answer(article())], Verdict.ALIVE, "answered 200"),
    "/500": (Answer(status=500), Verdict.UNKNOWN, "answered 500"),
    "/503-busy": (BUSY, Verdict.THROTTLED, "Retry-After: 3600"),
    "/429-twice": ([NARROW, NARROW, Answer(article())], Verdict.ALIVE, "answered 200"),
    "/429": (NARROW, Verdict.THROTTLED, "answered 429"),
    "/403-cloudflare": (WALL, Verdict.BLOCKED, "cf-mitigated"),
    "/200-cloudflare": (QUIET_WALL, Verdict.BLOCKED, "Just a moment"),
    "/401": (Answer(status=401), Verdict.BLOCKED, "answered 401"),
    "/451": (Answer(status=451), Verdict.BLOCKED, "answered 451"),
    "/418": (Answer(status=418), Verdict.UNKNOWN, "answered 418"),
    "/soft-text": (Answer(page("Page not found | Daily", "Try the search.")), Verdict.SOFT_404, "Page not found"),
    "/soft-russian": (Answer(page("Ой", "Страница не найдена.")), Verdict.SOFT_404, "Страница не найдена"),
    "/soft-front": (redirect("/", 302), Verdict.SOFT_404, "front page"),
    "/soft-path": (redirect("/errors/404.html", 302), Verdict.SOFT_404, "/errors/404.html"),
    "/soft/probe": (Answer(page("Daily", "Nothing to see under this address.")), Verdict.SOFT_404, "cannot exist"),
    "/app/page": (Answer(page("App", "<script>draw()</script>")), Verdict.UNKNOWN, "same empty page"),
    "/about-404": (Answer(article("Why the error 404 is called so")), Verdict.ALIVE, "answered 200"),
    "/reset": (reset_half_way, Verdict.UNREACHABLE, "broke off"),
    "/drip": (drip(0.1), Verdict.TIMEOUT, "bytes a second"),
    "/silent": (silent, Verdict.TIMEOUT, "within 3 s"),
    "/endless-headers": (endless_headers, Verdict.TOO_LARGE, "headers"),
    "/endless-body": (endless_body, Verdict.TOO_LARGE, "larger than"),
    "/bomb": (bomb(), Verdict.TOO_LARGE, "larger than"),
    "/brotli": (Answer(b"\x0b", headers=(("Content-Encoding", "br"),)), Verdict.UNKNOWN, "not asked for: br"),
    "/60-mb": (Answer(b" " * 60_000_000), Verdict.TOO_LARGE, "60,000,000"),
    "/nested": (Answer(NESTED), Verdict.ALIVE, "answered 200"),
    "/wrong-length": (Answer(article(), headers=(("Content-Length", "99999"),)), Verdict.TIMEOUT, "within 3 s"),
    "/wrong-charset": (Answer(RUSSIAN.encode("cp1251")), Verdict.ALIVE, "answered 200"),
    "/pdf": (Answer(b"%PDF-1.7 ...", media_type="application/pdf"), Verdict.ALIVE, "answered 200"),
    "/film": (Answer(b"0" * 9_000_000, media_type="video/mp4"), Verdict.ALIVE, "answered 200"),
    "/empty": (Answer(), Verdict.ALIVE, "empty"),
    "/to-loopback": (redirect("http://127.0.0.1/"), Verdict.REFUSED, "not public"),
    "/to-mapped": (redirect("http://[::ffff:127.0.0.1]/"), Verdict.REFUSED, "not public"),
    "/to-hexadecimal": (redirect("http://0x7f000001/"), Verdict.REFUSED, "not public"),
    "/to-decimal": (redirect("http://2130706433/"), Verdict.REFUSED, "not public"),
    "/to-port": (redirect("http://127.0.0.1:22/"), Verdict.REFUSED, "port 22"),
    "/to-metadata": (redirect("http://169.254.169.254/latest/"), Verdict.REFUSED, "never opened"),
    "/to-file": (redirect("file:///etc/passwd"), Verdict.REFUSED, "file: is not opened"),
    "/to-user": (redirect("http://user:pass@127.0.0.1/"), Verdict.REFUSED, "names a user"),
    "/to-crlf": (redirect("/200?\x01"), Verdict.REFUSED, "control characters"),
}  # fmt: skip


def faulty(web: LocalWeb) -> dict[str, str]:
    """Give a web all the faults: the address of each → its path."""
    site, busy = web.site("daily"), web.site("busy")  # the busy one closes itself to all that would come after
    for path, (route, _, _) in FAULTS.items():
        site.routes[path] = busy.routes[path] = list(route) if isinstance(route, list) else route
    site.routes |= {f"/way?{step}": redirect(f"/way?{step + 1}", 302) for step in range(20)}
    site.routes["/"] = Answer(page("Daily", "All the news."))
    site.routes["/errors/404.html"] = Answer(page("Oh", "no"))
    site.routes["/soft/*"] = site.routes["/soft/probe"]
    site.routes["/app/*"] = site.routes["/app/page"]
    return {(busy if path == "/503-busy" else site).url(path): path for path in FAULTS}
