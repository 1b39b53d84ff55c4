// Makes a secret and its commitment in the browser of a party; the secret stays here (and on paper) until it is revealed.
(() => {
  const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  for (const area of document.querySelectorAll("[data-draw-party]")) {
    const kept = `draw-secret-${area.dataset.drawParty}-${location.pathname}`;
    const make = area.querySelector("[data-draw-make]");
    const text = area.querySelector("input[name=Text]");
    if (text && localStorage.getItem(kept)) text.value = localStorage.getItem(kept);
    if (!make || !globalThis.crypto?.subtle) continue;
    make.hidden = false;
    make.querySelector("button").addEventListener("click", async () => {
      const secret = hex(crypto.getRandomValues(new Uint8Array(24)));
      const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`qd1/commit\n${secret}`));
      localStorage.setItem(kept, secret);
      make.querySelector("[data-draw-secret]").textContent = secret;
      area.querySelector("input[name=Commitment]").value = hex(new Uint8Array(hash));
    });
  }
})();
