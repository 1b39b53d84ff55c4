// Self-assessment: while one types, the form goes to the server and what it comes to is put in place. One rule, and it is the server's.
(() => {
  document.querySelectorAll("[data-print]").forEach(button => { button.hidden = false; button.addEventListener("click", () => print()); });
  const form = document.querySelector("[data-excellence]");
  if (!form) return;
  const find = selector => document.querySelector(selector);
  let asked = 0, later, text = "";

  const put = (place, from) => { if (place && from) place.replaceChildren(...from.childNodes); };
  const show = page => {
    const parts = name => page.querySelector(`[data-part="${name}"]`);
    put(find("[data-problems]"), parts("problems"));
    put(find("[data-side]"), parts("side"));
    put(find("[data-below]"), parts("below"));
    for (const kind of ["line", "advice", "spread"]) page.querySelectorAll(`[data-${kind}]`).forEach(one => put(find(`[data-${kind}-of="${one.dataset[kind]}"]`), one));
    text = page.querySelector("[data-document]").value;
    document.querySelectorAll("[data-study-content]").forEach(field => { field.value = text; });
    globalThis.Charts?.watch(find("[data-side]"));
    find("[data-said]").textContent = find(".score-big")?.textContent.trim() ?? "";
  };
  const refresh = async () => {
    const number = ++asked, fields = new FormData(form);
    fields.delete("file");
    const answer = await fetch("/tools/excellence/result", { method: "POST", body: new URLSearchParams(fields) }).catch(() => null);
    if (number !== asked || !answer || !(answer.ok || answer.status === 422)) return;
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    form.dataset.counted = number;
  };
  globalThis.currentDocument = () => text;

  // What the chosen level means stands below the row it was chosen in.
  const explain = select => {
    const row = select.closest("[data-kind]"), words = row.querySelector("[data-level-words]");
    const cell = select.value && document.getElementById(`${row.dataset.kind}-${select.dataset.dimension}-${select.value}`);
    words.hidden = !cell;
    if (cell) words.textContent = `${select.labels[0].textContent}：${cell.textContent.trim()}`;
  };
  form.addEventListener("input", event => {
    if (event.target.dataset.dimension) explain(event.target);
    if (event.target.type === "file" || event.target.name.startsWith("assessor-")) return;
    clearTimeout(later);
    later = setTimeout(refresh, event.target.tagName === "SELECT" ? 60 : 400);
  });
  form.addEventListener("focusin", event => { if (event.target.dataset.dimension) explain(event.target); });

  // A link to an item unfolds it.
  const unfold = () => { const item = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (item?.matches("details")) { item.open = true; item.scrollIntoView({ block: "start" }); } };
  addEventListener("hashchange", unfold);
  document.addEventListener("click", event => { const link = event.target.closest("a[href^='#item-']"); if (link && link.hash === location.hash) unfold(); });
  unfold();
  if (document.querySelector("[data-study-content]")) refresh();
})();
