// The page of a tool: calculates as soon as something changes. Without this file the button does it. Nothing is kept in the browser.
(() => {
  const form = document.querySelector("form[data-tool]");
  if (!form) return;
  const data = form.elements.data, file = form.elements.file, answer = form.querySelector(".tool-answer"), drop = form.querySelector("[data-no-file]");
  let asked = 0, running = null, later = 0;

  const part = (page, name) => page.querySelector(`[data-part="${name}"]`);
  const show = html => {
    const page = new DOMParser().parseFromString(html, "text/html"), columns = part(page, "columns"), result = part(page, "result");
    const before = part(form, "columns");
    if (columns && before && before.innerHTML !== columns.innerHTML && !before.contains(document.activeElement)) before.innerHTML = columns.innerHTML;
    part(form, "result").innerHTML = result.innerHTML;
    Charts.watch(part(form, "result"));
  };
  const study = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (!["data", "file"].includes(name) && value) fields[name] = fields[name] ? `${fields[name]},${value}` : value;
    return JSON.stringify({ sheet: form.dataset.tool, data: data?.value ?? "", fields });
  };
  const calculate = async () => {
    if (data && !data.value.trim() && !file.files.length) return;
    const mine = ++asked;
    running?.abort();
    running = new AbortController();
    answer.classList.add("is-busy");
    try {
      const reply = await fetch(`/tools/${form.dataset.tool}/result`, { method: "POST", body: new FormData(form), signal: running.signal });
      const html = await reply.text();
      if (mine === asked) show(html);
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
    if (mine === asked) answer.classList.remove("is-busy");
  };
  const soon = wait => { clearTimeout(later); later = setTimeout(calculate, wait); };

  form.addEventListener("input", event => { if (event.target.name && event.target.name !== "content" && event.target.name !== "title") soon(event.target === data ? 300 : 150); });
  // Columns belong to a table: another table, another choice.
  const forget = () => { const columns = part(form, "columns"); if (columns) columns.innerHTML = ""; };
  data?.addEventListener("paste", forget);
  file?.addEventListener("change", () => { forget(); drop.hidden = !file.files.length; soon(0); });
  drop?.addEventListener("click", () => { file.value = ""; drop.hidden = true; forget(); soon(0); });
  form.querySelector("[data-sample]")?.addEventListener("click", event => {
    event.preventDefault();
    file.value = "";
    drop.hidden = true;
    forget();
    data.value = event.currentTarget.dataset.sample;
    soon(0);
  });
  const box = data?.closest(".tool-data");
  box?.addEventListener("dragover", event => { event.preventDefault(); box.classList.add("is-over"); });
  box?.addEventListener("dragleave", () => box.classList.remove("is-over"));
  box?.addEventListener("drop", event => {
    event.preventDefault();
    box.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event("change"));
  });
  form.addEventListener("submit", event => { if (!event.submitter?.hasAttribute("formaction")) { event.preventDefault(); soon(0); } });
  // What an account keeps is what stands in the form when it is kept; a file is read by the server first.
  const field = document.querySelector("[data-study-content]"), read = () => fetch(`/tools/${form.dataset.tool}/study.json`, { method: "POST", body: new FormData(form) }).then(reply => reply.ok ? reply.text() : "", () => "");
  let isRead = false;
  field?.form?.addEventListener("submit", async event => {
    if (isRead) { isRead = false; return; }
    if (!file?.files.length) { field.value = study(); return; }
    event.preventDefault();
    field.value = await read();
    isRead = true;
    field.form.requestSubmit(event.submitter);
  });
  // Typed before this file arrived, or brought back by the browser.
  if (data?.value.trim() && form.querySelector("[data-empty]")) soon(0);
  const print = form.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
})();
