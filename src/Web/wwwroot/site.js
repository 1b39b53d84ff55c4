// Every page works without this file. It adds the camera to the search box where the browser can read QR codes itself, and renews
// the page of a running job (without scripts a meta refresh does).
(() => {
  const running = document.querySelector("[data-renew]");
  if (running) setTimeout(() => location.reload(), 1000 * running.dataset.renew);
})();

(() => {
  const button = document.querySelector("[data-scan]");
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const dialog = document.querySelector("[data-scan-dialog]");
  const video = dialog.querySelector("video");
  let stream = null;

  const stop = () => {
    if (stream) stream.getTracks().forEach(track => track.stop());
    stream = null;
  };

  const look = async detector => {
    if (!stream) return;
    const [found] = await detector.detect(video).catch(() => []);
    if (!found) return void setTimeout(look, 200, detector);
    dialog.close();
    const form = button.form;
    form.elements.q.value = found.rawValue;
    form.requestSubmit();
  };

  button.hidden = false;
  dialog.addEventListener("close", stop);
  button.addEventListener("click", async () => {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
    if (!stream) return void (button.hidden = true);
    video.srcObject = stream;
    dialog.showModal();
    await video.play();
    look(detector);
  });
})();

// Warns before a session ends for want of activity, in every open tab, and lets the person stay.
(() => {
  const line = document.querySelector("[data-session-minutes]");
  if (!line) return;
  const minutes = +line.dataset.sessionMinutes;
  const key = "zh-last-request";
  const note = () => { try { localStorage.setItem(key, Date.now()); } catch { /* private windows count alone */ } started = Date.now(); };
  let started = Date.now();
  const last = () => { try { return Math.max(started, +localStorage.getItem(key) || 0); } catch { return started; } };
  const stay = document.createElement("button");
  stay.type = "button";
  stay.textContent = line.dataset.more;
  stay.addEventListener("click", async () => {
    const answer = await fetch("/account", { redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) { note(); show(); }
  });
  const show = () => {
    const left = Math.ceil(minutes - (Date.now() - last()) / 60000);
    line.hidden = left > 5;
    if (line.hidden) return;
    line.textContent = left > 0 ? line.dataset.warn.replace("{0}", left) : line.dataset.ended;
    if (left > 0) line.append(" ", stay);
  };
  note();
  setInterval(show, 15000);
})();
