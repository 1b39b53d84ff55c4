// The on-site record works offline. One file, two roles: as the worker of /workbench/checks/ it keeps the opened page and what it is drawn
// with; in the page it keeps every entry, signature and photograph on the device and sends them when there is a network. What counts as
// sent is what the server's own page says it has received.
const KEPT = "zh-checks-1";

if (typeof ServiceWorkerGlobalScope !== "undefined" && self instanceof ServiceWorkerGlobalScope) {
  const isRecord = url => /^\/workbench\/checks\/[0-9a-f-]{36}\/record$/.test(url.pathname);

  const page = async request => {
    const cache = await caches.open(KEPT);
    try {
      const answer = await fetch(request);
      if (answer.ok && answer.type === "basic" && !answer.redirected) await cache.put(new URL(request.url).pathname, answer.clone());
      return answer;
    } catch (failure) {
      const kept = await cache.match(new URL(request.url).pathname);
      if (kept) return kept;
      throw failure;
    }
  };

  const asset = async request => {
    const cache = await caches.open(KEPT);
    const kept = await cache.match(request.url);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    return answer;
  };

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
  self.addEventListener("fetch", event => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
    if (event.request.mode === "navigate" && isRecord(url)) event.respondWith(page(event.request));
    else if (/^\/[a-z-]+\.(css|js|svg)$/.test(url.pathname) && url.searchParams.has("v")) event.respondWith(asset(event.request));
  });
} else if (document.querySelector("[data-record]")) {
  const box = document.querySelector("[data-record]");
  const form = box.querySelector("[data-record-form]");
  const say = box.dataset;
  const key = `${say.account}:${say.record}`;
  const line = box.querySelector("[data-status]");
  const own = ["__RequestVerificationToken", "__once", "__account", "Number", "Sequence", "Files"];
  const tell = text => { line.textContent = text; };

  // Entries and photographs of this device.
  const database = new Promise((done, failed) => {
    const asked = indexedDB.open("zh-checks", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("records");
      asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("of", "of");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const store = async (name, way, work) => {
    const transaction = (await database).transaction(name, way);
    const asked = work(transaction.objectStore(name));
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  };
  const photosOf = () => store("photos", "readonly", photos => photos.index("of").getAll(key));

  let state = { number: say.number, sequence: +say.received, sent: +say.received, fields: null, close: false };
  let sending = null;
  let writing = Promise.resolve();

  const entries = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !own.includes(name) && name !== "Photo" && name !== "Scripted");

  // Every change is a new state of the record, and lies on the device before anything is sent.
  const keep = close => {
    state.fields = entries();
    state.sequence = Math.max(state.sequence, +say.received, state.sent) + 1;
    state.close = close === true;
    const copy = { ...state, fields: state.fields.map(pair => [...pair]) };
    writing = writing.then(() => store("records", "readwrite", records => records.put(copy, key)));
    tell(say.sayKept);
    return writing;
  };

  const fill = fields => {
    for (const input of form.elements) if (input.type === "radio" || input.type === "checkbox") input.checked = false;
    for (const [name, value] of fields) {
      for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (input.type === "radio" || input.type === "checkbox") input.checked ||= input.value === value;
        else input.value = value;
      }
    }
  };

  const list = async () => {
    const shown = box.querySelector("[data-photo-list]");
    shown.querySelectorAll("[data-own]").forEach(one => one.remove());
    for (const photo of await photosOf()) {
      const row = document.createElement("li");
      row.dataset.own = photo.id;
      row.append(`${photo.name}${photo.sent ? " ✓" : ""}`);
      if (!photo.sent) {
        const remove = document.createElement("button");
        remove.type = "button";
        remove.textContent = say.sayRemove;
        remove.addEventListener("click", async () => { await store("photos", "readwrite", photos => photos.delete(photo.id)); await keep(); await list(); });
        row.append(remove);
      }
      shown.append(row);
    }
  };

  const read = async answer => new DOMParser().parseFromString(await answer.text(), "text/html");
  const boxOf = page => page.querySelector("[data-record]");

  class Stop extends Error {}

  // The server's page as it is now: what it has received, and the hidden fields of a fresh form.
  const look = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const page = await read(answer);
    const there = boxOf(page);
    if (!there || there.dataset.account !== say.account) throw new Stop(say.saySignIn);
    return { page, there: there.dataset };
  };

  const post = async (page, which, handler, fields, file) => {
    const blank = page.querySelector(which);
    if (!blank) throw new Stop(say.sayClosed);
    const body = new FormData();
    for (const name of ["__RequestVerificationToken", "__once", "__account"]) {
      const input = blank.querySelector(`[name="${name}"]`);
      if (input) body.append(name, input.value);
    }
    for (const [name, value] of fields) body.append(name, value);
    if (file) body.append("Files", file.blob, file.name);
    const answer = await fetch(`${location.pathname}?handler=${handler}`, { method: "POST", body });
    const next = await read(answer);
    if (!answer.ok) {
      const refusal = next.querySelector(".refusal");
      throw new Stop(refusal ? refusal.textContent.trim() : `${answer.status}`);
    }
    if (!boxOf(next)) throw new Stop(say.saySignIn);
    return { page: next, there: boxOf(next).dataset };
  };

  const forget = async () => {
    await store("records", "readwrite", records => records.delete(key));
    for (const photo of await photosOf()) await store("photos", "readwrite", photos => photos.delete(photo.id));
    if ("caches" in window) await (await caches.open(KEPT)).delete(location.pathname);
  };

  const sendAll = async () => {
    await writing;
    if (!state.fields || state.sent >= state.sequence) return;
    tell(say.saySending);
    let { page, there } = await look();
    const received = () => there.held === state.number && +there.received >= state.sequence;
    if (!received()) {
      const photos = await photosOf();
      for (const photo of photos.filter(one => !there.photos.split(" ").includes(one.id))) {
        ({ page, there } = await post(page, "[data-photo-form]", "Photo", [["Number", state.number], ["PhotoId", photo.id]], photo));
      }
      for (const photo of photos.filter(one => !one.sent)) await store("photos", "readwrite", all => all.put({ ...photo, sent: true }));
      const sent = { ...state };
      const fields = [["Number", sent.number], ["Sequence", sent.sequence], ["Scripted", "1"], ...sent.fields, ...photos.map(photo => ["Photo", photo.id])];
      ({ page, there } = await post(page, "[data-record-form]", sent.close ? "Close" : "Save", fields));
      state.sent = Math.max(state.sent, sent.sequence);
    } else {
      state.sent = Math.max(state.sent, state.sequence);
    }
    say.received = there.received;
    if (there.closed) {
      await forget();
      state.fields = null;
      form.hidden = true;
      tell(say.sayClosed);
      return;
    }
    const copy = { ...state };
    await store("records", "readwrite", records => records.put(copy, key));
    await list();
    tell(state.sent >= state.sequence ? say.saySent : say.sayKept);
  };

  // One sending at a time; what was entered meanwhile goes with the next.
  const send = () => sending ??= sendAll()
    .catch(failure => tell(failure instanceof Stop ? failure.message : say.sayOffline))
    .finally(() => { sending = null; });

  const pads = () => {
    for (const place of box.querySelectorAll("[data-pad]")) {
      const input = form.elements[place.dataset.pad];
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [600, 200];
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", place.dataset.label);
      const ink = canvas.getContext("2d");
      Object.assign(ink, { lineWidth: 3, lineCap: "round", lineJoin: "round" });
      const draw = () => { ink.clearRect(0, 0, 600, 200); if (input.value) ink.stroke(new Path2D(input.value)); };
      let last = null;
      const at = event => {
        const frame = canvas.getBoundingClientRect();
        const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
        return [within((event.clientX - frame.left) * 600 / frame.width, 600), within((event.clientY - frame.top) * 200 / frame.height, 200)];
      };
      const move = event => {
        if (!last || input.value.length > 19900) return;
        const [x, y] = at(event);
        if (Math.abs(x - last[0]) + Math.abs(y - last[1]) < 3) return;
        input.value += `L${x} ${y}`;
        last = [x, y];
        draw();
      };
      canvas.addEventListener("pointerdown", event => { canvas.setPointerCapture(event.pointerId); last = at(event); input.value += `M${last[0]} ${last[1]}`; });
      canvas.addEventListener("pointermove", move);
      canvas.addEventListener("pointerup", () => { last = null; keep(); });
      const clear = document.createElement("button");
      clear.type = "button";
      clear.textContent = place.dataset.clear;
      clear.addEventListener("click", () => { input.value = ""; draw(); keep(); });
      place.append(canvas, clear);
      place.hidden = false;
      draw();
    }
  };

  const begin = async () => {
    const kept = await store("records", "readonly", records => records.get(key));
    if (say.closed) return void (kept && await forget());
    if (kept && (!say.held || say.held === kept.number)) {
      state = kept;
      fill(kept.fields);
    }
    pads();
    await list();
    const files = form.elements.Files;
    files.addEventListener("change", async () => {
      for (const file of files.files) {
        if (file.size > +say.most) { tell(say.sayLarge.replace("{0}", file.name)); continue; }
        await store("photos", "readwrite", photos => photos.put({ id: crypto.randomUUID(), of: key, name: file.name, blob: file, sent: false }));
        await keep();
      }
      files.value = "";
      await list();
      send();
    });
    form.addEventListener("input", event => { if (event.target !== files) keep(); });
    form.addEventListener("submit", async event => {
      event.preventDefault();
      await keep(event.submitter?.dataset.send === "Close");
      await send();
    });
    addEventListener("online", send);
    setInterval(() => { if (navigator.onLine) send(); }, 15000);
    if (state.fields && state.sent < state.sequence) await send();
    box.dataset.ready = "1";
  };

  const install = async () => {
    if (!("serviceWorker" in navigator)) return;
    const script = document.querySelector('script[src^="/checks.js"]').src;
    await navigator.serviceWorker.register(script, { scope: "/workbench/checks/" });
    const cache = await caches.open(KEPT);
    const drawn = [...document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]')].map(one => one.href || one.src);
    await Promise.all([...new Set(drawn)].map(url => cache.add(url)));
    if (!say.closed) await cache.add(location.pathname);
    box.dataset.offline = "1";
  };

  if (form || say.closed) begin().then(install).catch(failure => tell(failure.message));
}
