// Scores given on a phone without a signal: kept in this browser, sent when the signal is back. Without this file the same
// form works by posting. One record a sheet, under the assessor's own tag. The service worker loads this file too, to send.
"use strict";

const penilaian = (() => {
  const CACHE = "penilaian";
  const opened = new Promise((resolve) => {
    try {
      const wish = indexedDB.open(CACHE, 1);
      wish.onupgradeneeded = () => wish.result.createObjectStore("sheets", { keyPath: "key" });
      wish.onsuccess = () => resolve(wish.result);
      wish.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });

  async function work(mode, task) {
    const base = await opened;
    if (!base) return undefined;
    return new Promise((resolve, reject) => {
      const turn = base.transaction("sheets", mode);
      const wish = task(turn.objectStore("sheets"));
      turn.oncomplete = () => resolve(wish.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  }

  /** The record is on disk when this ends; null where the browser keeps nothing. */
  const put = async (record) => ((await opened) ? (await work("readwrite", (sheets) => sheets.put(record)), record) : null);
  const get = (key) => work("readonly", (sheets) => sheets.get(key));
  const remove = (key) => work("readwrite", (sheets) => sheets.delete(key));
  const all = async () => (await work("readonly", (sheets) => sheets.getAll())) ?? [];

  /** Only our own JSON counts as an answer. null: no signal, or a hotspot's page. in: signed in; text: why it was refused. */
  async function ask(record, token) {
    const body = new URLSearchParams([...record.fields, ["csrfmiddlewaretoken", token]]);
    const answer = await fetch(record.url, { method: "POST", body, cache: "no-store", headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || answer.status >= 500) return null;
    if (answer.redirected) return { in: false };
    if ((answer.headers.get("Content-Type") || "").startsWith("application/json")) return { in: true, fine: answer.ok, ...(await answer.json()) };
    return answer.status === 403 || answer.status === 404 ? { in: true, fine: false, text: "" } : null;
  }

  /** A token of now, from the list of sheets; "" when signed out, null without a signal. */
  async function token(list) {
    const answer = await fetch(list, { cache: "no-store", headers: { "X-Penilaian": "1" } }).catch(() => null);
    if (!answer || (!answer.ok && answer.status !== 403 && answer.status !== 404)) return null;
    if (answer.redirected && !answer.url.includes("/asesmen/")) return "";
    return (await answer.text()).match(/name="csrfmiddlewaretoken" value="([^"]+)"/)?.[1] ?? "";
  }

  async function keep(url) {
    if (!("caches" in self) || !(await caches.has(CACHE))) return;
    const answer = await fetch(url, { cache: "no-store" }).catch(() => null);
    if (answer?.ok && !answer.redirected) await (await caches.open(CACHE)).put(new URL(url, location.origin).pathname, answer);
  }

  /** Send what waits. {left: how many still wait, sent: editions by key, out: whether one must sign in first}. */
  async function flush() {
    const said = { left: 0, sent: {}, out: false };
    for (const record of (await all()).filter((one) => one.state === "waiting")) {
      const now = await token(record.list);
      const answer = now ? await ask(record, now) : null;
      if (now === "" || (answer && !answer.in)) said.out = true;
      if (!answer?.in) {
        said.left++;
        continue;
      }
      const kept = await get(record.key);
      if (!kept || kept.made !== record.made) continue; // changed while it was on its way: the next turn sends that
      if (answer.fine) {
        await remove(record.key);
        await keep(record.url);
        said.sent[record.key] = answer.edition;
      } else await put({ ...kept, state: "refused", text: answer.text });
    }
    return said;
  }

  /** Both begin at once: the page may be on its way out. */
  const forget = () => Promise.all(["caches" in self && caches.delete(CACHE), work("readwrite", (sheets) => sheets.clear())]);

  return { CACHE, put, get, remove, all, ask, keep, flush, forget };
})();

// ---- The pages: the list of sheets, one sheet, and signing out.

if (typeof document !== "undefined") {
  const AGAIN = 20_000; // milliseconds between tries while something waits
  const told = (name, seen) => document.querySelectorAll(`[data-kabar="${name}"]`).forEach((one) => (one.hidden = !seen));

  async function sheet() {
    const { tag, list, sheet: id } = form.dataset;
    const key = `${tag}/${id}`;
    const kept = await penilaian.get(key);
    if (kept) {
      // What was given without a signal stands on the page again; the edition is that of the page it was given on.
      for (const [name, value] of kept.fields) {
        const fields = form.querySelectorAll(`[name="${name}"]`);
        for (const field of fields) if (field.type === "radio") field.checked = field.value === value;
          else if (name !== "edition" || kept.state === "waiting") field.value = value;
      }
      told("menunggu", kept.state === "waiting");
      refused(kept);
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
      const record = { key, url: location.pathname, list, fields, state: "waiting", made: Date.now() };
      const answer = await penilaian.ask(record, form.querySelector("[name=csrfmiddlewaretoken]").value);
      if (answer?.in && answer.fine) {
        await penilaian.remove(key);
        await penilaian.keep(location.pathname);
        location.assign(answer.next);
      } else if (answer || !(await penilaian.put(record).catch(() => null))) form.submit(); // the server says what is wrong, or nothing can be kept
      else if (navigator.serviceWorker?.controller) location.assign(list);
      else told("menunggu", true);
    });
  }

  function refused(record) {
    if (record.state !== "refused") return;
    const note = document.querySelector('[data-kabar="ditolak"]');
    note.hidden = false;
    if (record.text) note.querySelector("p").textContent = record.text;
  }

  async function list() {
    const { tag, worker } = queue.dataset;
    const mine = (await penilaian.all()).filter((one) => one.key.startsWith(`${tag}/`));
    if (queue.dataset.locked) {
      told("ditolak", mine.length); // said once: nothing of it can be taken any more
      return penilaian.forget();
    }
    for (const row of document.querySelectorAll("[data-lembar]")) {
      const record = mine.find((one) => one.key === `${tag}/${row.dataset.lembar}`);
      for (const badge of row.querySelectorAll("[data-keadaan]")) badge.hidden = badge.dataset.keadaan !== (record?.state ?? "server");
    }
    mine.forEach(refused);
    if (navigator.serviceWorker && "caches" in self) {
      await navigator.serviceWorker.register(worker, { scope: "/asesmen/" }).catch(() => {});
      const kept = await caches.open(penilaian.CACHE);
      const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href || one.src);
      await kept.addAll(files).catch(() => {});
      for (const url of [location.pathname, ...[...document.querySelectorAll("[data-lembar] a")].map((one) => one.pathname)]) await penilaian.keep(url);
    }
    queue.dataset.siap = "ya";
  }

  const form = document.querySelector("form[data-lembar-nilai]");
  const queue = document.querySelector("#antrean");

  async function deliver() {
    if (!(await penilaian.all()).some((one) => one.state === "waiting")) return;
    const said = await penilaian.flush();
    told("menunggu", said.left && !said.out);
    told("masuk", said.out);
    if (said.left) navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("kirim-nilai")).catch(() => {});
    if (queue && !said.left) return location.reload();
    const key = form && `${form.dataset.tag}/${form.dataset.sheet}`;
    if (key in said.sent) {
      form.querySelector("[name=edition]").value = said.sent[key];
      told("terkirim", true);
    }
  }

  /** Signing out leaves nothing of the scores on the phone. */
  async function leave(form) {
    const note = form.querySelector("[data-sisa-nilai]");
    if (note) note.hidden = !(await penilaian.all()).length;
    form.addEventListener("submit", () => penilaian.forget());
  }

  const leaving = document.querySelector("form[data-keluar]");
  if (leaving) leave(leaving);
  if (form) sheet();
  if (queue) list();
  if (form || queue) {
    deliver();
    addEventListener("online", deliver);
    setInterval(deliver, AGAIN);
  }
}
