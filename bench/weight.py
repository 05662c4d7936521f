"""First load of the nomination page in Chromium, everything included, as it comes over the wire (compressed, with headers)."""

import tempfile

from bench.figures import Figure, most, plain
from bench.site import demo, home, inside, web

BAR = 60 * 1024


def run(*, small: bool) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for people in (240,) if small else (240, 2_000):
        with home() as environment:
            demo(environment, stage="NOMINATE", size=people)
            target = inside(environment, "flows", "2")
            with web(environment) as site:
                figures |= _load(site.port, target[-1], people)
    return figures


def _load(port: int, flow: dict[str, str], people: int) -> dict[str, Figure]:
    from playwright.sync_api import sync_playwright

    sizes: dict[str, float] = {}
    names: dict[str, str] = {}
    with sync_playwright() as play, tempfile.TemporaryDirectory(prefix="pelopor-bench-") as profile:
        context = play.chromium.launch_persistent_context(
            profile, executable_path="/usr/bin/chromium", args=["--no-sandbox"], viewport={"width": 360, "height": 740}
        )
        name, _, value = flow["cookie"].partition("=")
        context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{port}"}])
        page = context.pages[0]
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
        session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
        page.goto(f"http://127.0.0.1:{port}{flow['get']}", wait_until="networkidle")
        page.wait_for_timeout(500)
        first = {names[key].partition(str(port))[2]: size for key, size in sizes.items() if key in names}
        sizes.clear()
        page.goto(f"http://127.0.0.1:{port}/", wait_until="networkidle")
        second = sum(sizes.values())
        context.close()
    for path, size in sorted(first.items(), key=lambda item: -item[1]):
        print(f"         {size / 1024:6.1f} KiB {path}")
    largest = max(first, key=lambda path: first[path])
    return {
        f"{people} names: first load": most(sum(first.values()) / 1024, BAR / 1024, "KiB"),
        f"{people} names: requests": most(len(first), 6, "requests"),
        f"{people} names: second page": most(second / 1024, 15, "KiB"),
        f"{people} names: largest, {largest[-30:]}": plain(first[largest] / 1024, "KiB"),
    }
