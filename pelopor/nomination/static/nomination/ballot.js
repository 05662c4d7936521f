// The ballot on one's own phone: search at once, a draft, and a queue that waits for a signal. Without this file the
// same form works by posting. What somebody searches or picks is written nowhere but into this browser's IndexedDB,
// under a tag that only the same person in the same round gets again. The service worker loads this file too, to send.
"use strict";

const pelopor = (() => {
  // ---- Searching: the same rules as kit/search.py; tests hold both to the same cases.

  const fold = (text) =>
    text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  function edits(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  function distance(wanted, word) {
    if (word.startsWith(wanted)) return 0;
    const allowed = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
    if (!allowed || word.length < wanted.length - allowed) return null;
    let best = edits(wanted, word);
    for (let extra = -allowed; extra <= allowed; extra++)
      if (wanted.length + extra > 0) best = Math.min(best, edits(wanted, word.slice(0, wanted.length + extra)));
    return best <= allowed ? best : null;
  }

  function matches(query, folded) {
    const words = folded.split(" ");
    let total = 0;
    for (const wanted of fold(query).split(" ").filter(Boolean)) {
      const found = words.map((word) => distance(wanted, word)).filter((one) => one !== null);
      if (!found.length) return null;
      total += Math.min(...found);
    }
    return total;
  }

  function find(query, people, most) {
    if (!fold(query)) return [];
    const scored = people.map((person, place) => ({ person, place, score: matches(query, person.text) })).filter((hit) => hit.score !== null);
    return scored.sort((a, b) => a.score - b.score || a.place - b.place).slice(0, most).map((hit) => hit.person);
  }

  // ---- Keeping: one record a person and round. state: draft, waiting (for a signal), sent, refused.

  const memory = new Map(); // where the browser gives no IndexedDB
  const opened = new Promise((resolve) => {
    try {
      const wish = indexedDB.open("pencalonan", 1);
      wish.onupgradeneeded = () => wish.result.createObjectStore("slips", { keyPath: "key" });
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
      const turn = base.transaction("slips", mode);
      const wish = task(turn.objectStore("slips"));
      turn.oncomplete = () => resolve(wish.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  }

  const get = async (key) => (await work("readonly", (slips) => slips.get(key))) ?? memory.get(key);
  const all = async () => (await work("readonly", (slips) => slips.getAll())) ?? [...memory.values()];
  async function put(slip) {
    memory.set(slip.key, slip);
    await work("readwrite", (slips) => slips.put(slip));
    return slip;
  }
  async function remove(key) {
    memory.delete(key);
    await work("readwrite", (slips) => slips.delete(key));
  }

  // ---- Sending: no cookie goes along. Only our own JSON counts as an answer: a hotspot's page is no signal.

  async function ask(slip, fields) {
    const body = new URLSearchParams([["ticket", slip.ticket], ["secret", slip.secret], ["edition", slip.edition], ["language", slip.language], ...fields]);
    const answer = await fetch(slip.url, { method: "POST", body, credentials: "omit", cache: "no-store", headers: { Accept: "application/json" } });
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new TypeError("not our answer");
    return { fine: answer.ok, ...(await answer.json()) };
  }

  async function send(slip) {
    const fields = slip.picks.flatMap((pick) => [["names", pick.id], ...pick.criteria.map((word) => [`criteria-${pick.id}`, word])]);
    const said = await ask(slip, [...fields, ["do", "send"]]).catch(() => null);
    if (!said) return false;
    const now = await get(slip.key);
    if (now && now.state === "waiting" && now.edition === slip.edition)
      await put(said.fine ? { ...now, state: "sent", picks: [], first: slip.edition === 1, edition: said.edition + 1 } : { ...now, state: "refused", ...said });
    return true;
  }

  /** Send whatever waits. How many still wait. */
  async function flush() {
    let left = 0;
    for (const slip of await all()) if (slip.state === "waiting" && !(await send(slip))) left++;
    return left;
  }

  return { fold, matches, find, get, all, put, remove, ask, flush };
})();

// ---- The page.

if (typeof document !== "undefined") {
  const $ = (id) => document.getElementById(id);
  const MOST_FOUND = 12;
  const AGAIN = 20_000; // milliseconds between tries while the page waits for a signal
  let slip, facts;
  let people = [];
  let complete = false;
  let begun = false;

  const make = (name) => document.querySelector(`template[data-t="${name}"]`).content.firstElementChild.cloneNode(true);
  const counted = (element, n) => element.dataset[n === 1 ? "one" : n ? "many" : "none"].replace("{n}", n);
  const person = (id, name, note) => ({ id, name, note, criteria: [] });
  const save = (change) => pelopor.put((slip = { ...slip, ...change }));

  function show(name) {
    for (const part of document.querySelectorAll("[data-muka]")) {
      part.hidden = part.dataset.muka !== name;
      if (!part.hidden) $("lembar").prepend(part); // the first heading of the page is the one that is seen
    }
    if (!begun) return; // the page just opened: nobody was anywhere else
    window.scrollTo(0, 0);
    document.querySelector(`[data-muka="${name}"] h1`)?.focus();
  }

  function fill(element, one) {
    element.querySelector("b").textContent = one.name;
    element.querySelector("small").textContent = one.note;
    return element;
  }

  function drawPicks() {
    const full = slip.picks.length;
    $("pilihan").hidden = !full;
    $("jumlah").textContent = counted($("jumlah"), full);
    $("terpilih").replaceChildren(
      ...slip.picks.map((pick) => {
        const row = fill(make("pick"), pick);
        row.querySelector("input").value = pick.id;
        row.querySelector(".sr").textContent = ` ${pick.name}`;
        row.querySelector("button").onclick = () => toggle(pick, false);
        return row;
      }),
    );
  }

  function drawFound() {
    const query = $("q").value;
    const found = pelopor.find(query, people, MOST_FOUND);
    const listed = query.trim() ? found : complete && people.length > $("temuan").dataset.all ? [] : people.slice(0, MOST_FOUND * 20);
    $("temuan").hidden = !query.trim() && !listed.length;
    $("ditemukan").textContent = query.trim() ? counted($("ditemukan"), found.length) : $("ditemukan").dataset.everybody;
    $("kartu").replaceChildren(
      ...listed.map((one) => {
        const card = fill(make("card"), one);
        const box = card.querySelector("input");
        box.checked = slip.picks.some((pick) => pick.id === one.id);
        box.value = one.id;
        box.onchange = () => toggle(one, box.checked, box);
        return card;
      }),
    );
  }

  function toggle(one, wanted, box) {
    const picks = slip.picks.filter((pick) => pick.id !== one.id);
    const full = wanted && picks.length >= facts.most;
    $("pesan").textContent = full ? $("pesan").dataset.full : "";
    if (full) {
      box.checked = false;
      return;
    }
    save({ picks: wanted ? [...picks, person(one.id, one.name, one.note)] : picks });
    drawPicks();
    for (const card of $("kartu").querySelectorAll("input")) card.checked = slip.picks.some((pick) => pick.id === card.value);
  }

  function check() {
    history.pushState({ muka: "periksa" }, "");
    $("alasan").replaceChildren(
      ...slip.picks.map((pick) => {
        const row = make("reasons");
        row.querySelector("legend").textContent = pick.name;
        row.querySelector("p").textContent = pick.note;
        for (const box of row.querySelectorAll("input")) {
          box.checked = pick.criteria.includes(box.value);
          box.onchange = () => {
            pick.criteria = [...row.querySelectorAll("input:checked")].map((ticked) => ticked.value);
            save({});
          };
        }
        return row;
      }),
    );
    for (const line of document.querySelectorAll("[data-bila]")) line.hidden = (line.dataset.bila === "kosong") !== !slip.picks.length;
    $("kirim").textContent = counted($("kirim"), slip.picks.length);
    show("periksa");
  }

  async function deliver() {
    if (slip.state !== "waiting") return;
    $("kirim").disabled = $("coba").disabled = true;
    await pelopor.flush();
    slip = (await pelopor.get(slip.key)) ?? slip;
    $("kirim").disabled = $("coba").disabled = false;
    if (slip.state === "sent") received();
    else if (slip.state === "refused") await refused();
    else wait();
  }

  function wait() {
    if (document.querySelector('[data-muka="menunggu"]').hidden) show("menunggu");
    navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("kirim")).catch(() => {});
  }

  function received() {
    for (const line of document.querySelectorAll("[data-kali]")) line.hidden = (line.dataset.kali === "pertama") !== Boolean(slip.first);
    $("kode").textContent = slip.secret.replace(/(.{4})(?=.)/g, "$1 ");
    show("terkirim");
  }

  async function refused() {
    const said = slip.text;
    await save({ state: "draft", edition: slip.edition + 1 });
    if (slip.code === "slip.edition") {
      const next = await pelopor.ask(slip, [["do", "code"], ["code", slip.secret]]).catch(() => null);
      if (next?.fine) await save({ edition: next.edition });
    }
    $("tolak").hidden = false;
    $("tolak").querySelector("p").textContent = said;
    draw();
    show("isi");
  }

  function draw() {
    for (const name of ["ticket", "secret", "edition"]) document.querySelector(`#slip [name=${name}]`).value = slip[name];
    drawPicks();
    drawFound();
  }

  /** The record of this person: the one that is kept, else a new one. null: handed in under a secret this browser does not know. */
  async function mine() {
    const value = (name) => document.querySelector(`#lembar [name=${name}]`)?.value ?? "";
    const key = `${facts.nomination}/${facts.tag}`;
    for (const other of await pelopor.all())
      if (other.key !== key && (other.state === "draft" || other.state === "refused")) await pelopor.remove(other.key);
    await pelopor.put({ key: `kini/${facts.nomination}`, state: "kini", slip: key });
    const fresh = {
      key, state: "draft", picks: [], ticket: value("ticket"), secret: value("secret"), edition: Number(value("edition")),
      url: facts.url, language: document.documentElement.lang,
    };
    const kept = await pelopor.get(key);
    if (!kept) return facts.state === "elsewhere" ? null : fresh;
    if (kept.state === "waiting") return { ...kept, ticket: fresh.ticket };
    const picks = kept.state === "sent" ? [] : kept.picks;
    if (facts.state !== "elsewhere") return { ...fresh, picks };
    const next = await pelopor.ask(kept, [["do", "code"], ["code", kept.secret]]).catch(() => null);
    return next?.fine ? { ...kept, state: "draft", picks, ticket: fresh.ticket, edition: next.edition } : null;
  }

  /** The page as it is kept for when there is no signal, with everybody's names; from the browser's own cache when it was read before. */
  async function shell() {
    const answer = await fetch(facts.shell);
    if (!answer.ok || answer.redirected) return null;
    if ("caches" in self) {
      const name = `pencalonan ${facts.shell}`;
      for (const old of await caches.keys()) if (old.startsWith("pencalonan ") && old !== name) await caches.delete(old);
      await (await caches.open(name)).put(location.pathname, answer.clone());
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  function readNames(source) {
    const list = JSON.parse(source.getElementById("daftar").content.textContent);
    const shown = [...document.querySelectorAll("#kartu label")].map((card) =>
      person(card.querySelector("input").value, card.querySelector("b").textContent, card.querySelector("small").textContent),
    );
    complete = list.people.length > 0;
    const listed = list.people.map(([id, name, position, unit]) => ({
      ...person(id, name, `${list.positions[position]}, ${list.units[unit]}`), text: pelopor.fold(`${name} ${list.units[unit]}`),
    }));
    people = complete ? listed : shown.map((one) => ({ ...one, text: pelopor.fold(`${one.name} ${one.note}`) }));
  }

  /** From the first touch on the page also opens without a signal: until then nothing more than the page was loaded. */
  function prepareForNoSignal() {
    if (!navigator.serviceWorker || !("caches" in self)) return;
    const files = [...document.querySelectorAll("link[href], script[src]")].map((one) => one.href || one.src);
    addEventListener(
      "pointerdown",
      async () => {
        await navigator.serviceWorker.register(facts.worker, { scope: "/pencalonan/" }).catch(() => {});
        await caches.open(`pencalonan ${facts.shell}`).then((kept) => kept.addAll(files)).catch(() => {});
      },
      { once: true },
    );
  }

  function listen() {
    $("slip").addEventListener("submit", (event) => {
      const check_ = event.submitter?.value === "check";
      if (!check_ && !complete) return; // too many names for a phone: the server searches
      event.preventDefault();
      if (check_) check();
      else drawFound();
    });
    $("q").addEventListener("input", drawFound);
    $("q").addEventListener("focus", () => $("q").select());
    $("kirim").addEventListener("click", async () => {
      await save({ state: "waiting", language: document.documentElement.lang });
      await deliver();
    });
    $("coba").addEventListener("click", deliver);
    for (const back of document.querySelectorAll("[data-kembali]"))
      back.addEventListener("click", () => {
        // What was sent may have arrived although no answer did: a change needs a higher edition.
        save({ state: "draft", edition: slip.edition + (slip.state === "waiting") });
        draw();
        show("isi");
      });
    addEventListener("popstate", () => slip.state === "draft" && show("isi"));
    addEventListener("online", deliver);
    setInterval(deliver, AGAIN);
  }

  async function start() {
    if (!$("lembar")) return;
    facts = { ...$("lembar").dataset };
    if (facts.state === "offline") {
      const now = await pelopor.get(`kini/${facts.nomination}`);
      slip = now && (await pelopor.get(now.slip));
      if (!slip) return show("buka");
      readNames(document);
    } else if (facts.tag) {
      slip = await mine();
      const kept = await shell().catch(() => null);
      if (!slip || !kept) return;
      readNames(kept);
      if (facts.state === "elsewhere") $("isi").replaceWith(document.adoptNode(kept.getElementById("isi"))); // it has the form
      prepareForNoSignal();
    } else return;
    $("lembar").dataset.siap = "ya";
    await save({});
    draw();
    listen();
    if (slip.state === "waiting") await deliver();
    else if (slip.state === "sent") received();
    else show("isi");
    begun = true;
  }

  /** Signing out clears drafts and unused tickets; of a slip that waits it asks. */
  async function leave(form) {
    const waiting = (await pelopor.all()).filter((one) => one.state === "waiting");
    form.querySelector("[data-sisa]").hidden = !waiting.length;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const keep = form.querySelector("[data-sisa] input:checked")?.value === "simpan" && waiting.length;
      for (const one of await pelopor.all())
        if (one.state === "draft" || one.state === "refused" || (!keep && (one.state === "waiting" || one.state === "kini"))) await pelopor.remove(one.key);
      if (!keep && "caches" in self) for (const name of await caches.keys()) await caches.delete(name);
      form.submit();
    });
  }

  const leaving = document.querySelector("form[data-keluar]");
  if (leaving) leave(leaving);
  else start();
}
