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
