// Opens the sheets without a signal from what the phone keeps, and sends what waits when the signal is back. Nothing else.
importScripts("{% static 'assessment/sheet.js' %}");

const SHEETS = /^\/asesmen\/[a-z0-9]{12}\/nilai\/([a-z0-9]{12}\/)?$/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  const kept = () => caches.match(address.pathname, { cacheName: penilaian.CACHE, ignoreVary: true }); // opens none: signing out deletes it
  if (event.request.mode === "navigate" && SHEETS.test(address.pathname))
    event.respondWith(fetch(event.request).catch(async () => (await kept()) ?? Response.error()));
  else if (address.pathname.startsWith("{% get_static_prefix %}")) event.respondWith(kept().then((file) => file ?? fetch(event.request)));
});
addEventListener("sync", (event) => {
  if (event.tag === "kirim-nilai")
    event.waitUntil(
      penilaian.flush().then((said) => {
        if (said.left) throw new Error("still without a signal");
      }),
    );
});
