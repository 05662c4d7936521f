"""`make shots`: pictures of every page as every role, 360 and 1280 px wide, light and dark; and the pictures of the manual.

python -m tools.shots                  everything, into build/shots, and docs/manual/pictures
python -m tools.shots --stage ASSESS   one stage only
python -m tools.shots --manual         the manual's pictures only
"""

import argparse
import io
from pathlib import Path
from typing import Any

from bench.site import demo, home, inside, web

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "shots"
MANUAL = ROOT / "docs" / "manual" / "pictures"
STAGES = ("PREPARE", "DECLARE", "NOMINATE", "STUDY", "ASSESS", "DECIDE", "DECREE", "ACT")
WIDTHS = {360: 740, 1280: 900}
# Picture of the manual: stage, role, URL name, width.
PICTURES = {
    "beranda": ("NOMINATE", "pegawai", "pages:home", 360),
    "penjaringan": ("NOMINATE", "pegawai", "nomination:ballot", 360),
    "tahapan": ("NOMINATE", "timrb1", "pages:stages", 1280),
    "berkas-siklus": ("NOMINATE", "timrb1", "pages:case_file", 1280),
    "jejak": ("NOMINATE", "inspektorat", "pages:audit", 1280),
    "rahasia": ("NOMINATE", "pegawai", "pages:secrecy", 360),
    "siklus-baru": ("PREPARE", "timrb1", "programme:new", 1280),
    "salin-aturan": ("PREPARE", "timrb1", "programme:clone", 1280),
    "peran": ("PREPARE", "timrb1", "people_grants", 1280),
    "daftar-pegawai": ("PREPARE", "kepegawaian", "imports:roster", 1280),
    "unggah-pegawai": ("PREPARE", "kepegawaian", "imports:start", 1280),
    "bukti": ("DECLARE", "timrb1", "programme:prove", 1280),
    "kriteria": ("DECLARE", "timrb1", "programme:criteria", 1280),
    "kembali": ("STUDY", "timrb1", "programme:back", 1280),
    "syarat": ("STUDY", "kepegawaian", "assessment:gates", 1280),
    "menilai": ("ASSESS", "timrb1", "assessment:scores", 1280),
    "lembar-nilai": ("ASSESS", "timrb1", "assessment:sheet", 1280),
    "memilih": ("DECIDE", "kepala", "decision:choose", 360),
    "menyusun-sk": ("DECREE", "sekretaris", "decision:draft", 1280),
    "dokumen": ("ACT", "pegawai", "pages:papers", 360),
}


def main() -> None:
    words = argparse.ArgumentParser(prog="make shots")
    words.add_argument("--stage", choices=STAGES, action="append")
    words.add_argument("--manual", action="store_true", help="only the pictures of the manual")
    wanted = words.parse_args()
    for stage in wanted.stage or STAGES:
        with home() as environment:
            demo(environment, stage=stage, size=240)
            pages = inside(environment, "addresses")
            with web(environment) as site:
                _take(site.port, stage, pages, only_manual=wanted.manual)


def _take(port: int, stage: str, pages: list[dict[str, str]], *, only_manual: bool) -> None:
    from playwright.sync_api import sync_playwright

    wanted = {(role, name, width): picture for picture, (where, role, name, width) in PICTURES.items() if where == stage}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for width, height in WIDTHS.items():
            for scheme in ("light", "dark"):
                seen: set[str] = set()
                for page in pages:
                    picture = wanted.get((page["role"], page["name"], width)) if scheme == "light" else None
                    if picture is None and (only_manual or page["name"] in seen):
                        continue
                    seen.add(page["name"])
                    shot = _shoot(browser, port, page, width=width, height=height, scheme=scheme, tallest=1_400 if picture else 12_000)
                    if picture:
                        _small(shot, MANUAL / f"{picture}.png")
                    if not only_manual:
                        OUT.mkdir(parents=True, exist_ok=True)
                        (OUT / f"{stage}-{page['name'].replace(':', '.')}-{width}-{scheme}.png").write_bytes(shot)
        browser.close()
    for picture in set(wanted.values()) - {file.stem for file in MANUAL.glob("*.png")}:
        print(f"no page for the manual's picture {picture}")


def _shoot(browser: Any, port: int, page: dict[str, str], *, width: int, height: int, scheme: str, tallest: int) -> bytes:
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID", service_workers="block")
    name, _, value = page["cookie"].partition("=")
    context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{port}"}])
    view = context.new_page()
    view.goto(f"http://127.0.0.1:{port}{page['path']}", wait_until="networkidle")
    # A window as high as the page, so that what sticks to its foot stands there and not across the middle.
    view.set_viewport_size({"width": width, "height": min(tallest, max(height, view.evaluate("document.documentElement.scrollHeight")))})
    shot: bytes = view.screenshot()
    context.close()
    return shot


def _small(shot: bytes, file: Path) -> None:
    """Keep a picture in 64 colours: a tenth of the bytes, and text stays sharp."""
    from PIL import Image

    file.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    main()
