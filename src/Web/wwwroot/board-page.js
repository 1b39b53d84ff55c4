// The page of one board: editor beside the drawing, tables below; undo, files, the copy of this browser. Nothing is sent anywhere.
(() => {
  const box = document.querySelector("[data-board]");
  if (!box) return;
  const { Boards } = globalThis, { say } = Boards, { h, table, hand, fileName } = Boards.parts;
  const kind = box.dataset.board, own = Boards.kinds[kind], view = Boards.views[kind];
  const editor = box.querySelector("[data-board-editor]"), picture = box.querySelector("[data-board-drawing]"), tables = box.querySelector("[data-board-tables]");
  const line = box.querySelector("[data-board-status]"), problem = box.querySelector("[data-board-problem]"), kept = box.querySelector("[data-board-kept]");
  const place = `zh-board-${kind}`;
  let story = Boards.begin(own.blank());
  const tell = text => { line.textContent = text; };
  const refuse = text => { problem.hidden = !text; problem.querySelector("p").textContent = text; if (text) problem.scrollIntoView({ block: "nearest" }); };

  const palette = () => {
    const style = getComputedStyle(document.documentElement), of = name => style.getPropertyValue(name).trim();
    return { ...Boards.svg.paper, ink: of("--ink"), soft: of("--soft"), line: of("--line-strong"), brand: of("--brand"), brandpale: of("--brand-pale"), red: of("--red"), redpale: of("--red-pale"), jade: of("--jade"),
      jadepale: of("--jade-pale"), amber: of("--amber"), amberpale: of("--amber-pale"), card: of("--card"), wash: of("--wash"), onbrand: of("--on-brand") };
  };
  const title = () => story.now.title || Boards.label(Boards.names[kind]);
  const svg = options => Boards.svg.text(own.draw(story.now), { title: title(), ...options });
  const draw = colours => {
    const parsed = new DOMParser().parseFromString(svg({ palette: colours, standalone: false }), "image/svg+xml").documentElement;
    picture.replaceChildren(document.importNode(parsed, true));
  };
  let later = 0;
  const show = () => {
    draw(palette());
    tables.replaceChildren(...own.tables(story.now).map(one => table(one)));
    view.result?.(board, box.querySelector("[data-board-result]"));
    box.querySelector("[data-do=undo]").disabled = !story.past.length;
    box.querySelector("[data-do=redo]").disabled = !story.ahead.length;
  };
  // The copy of this browser, and the form of who may keep studies.
  const keep = () => {
    const content = JSON.stringify(story.now), form = document.querySelector("[data-study-content]");
    if (form) form.value = content;
    try { localStorage.setItem(place, content); kept.hidden = false; } catch { kept.hidden = true; }
  };
  const changed = () => { clearTimeout(later); later = setTimeout(show, 60); keep(); };

  // What no file could hold is not taken: a document that was saved can always be opened again.
  const take = (work, key) => {
    const next = structuredClone(story.now);
    work(next);
    const wrong = own.schema.check(next, "") ?? own.check?.(next) ?? null;
    refuse(wrong ?? "");
    if (wrong) return false;
    story = Boards.did(story, next, key, own.steps);
    changed();
    return true;
  };

  const board = {
    get document() { return story.now; },
    memory: {},
    // A change of one field: it counts as one step with the changes of the same field before it, and the editor stays as it is.
    set(key, work) { take(work, key); },
    change(work) { return take(work, null); },
    render(focus) {
      const was = focus ?? document.activeElement?.dataset?.key;
      editor.replaceChildren(Boards.parts.field({ label: say("标题", "Title"), value: story.now.title, key: "title", set: value => board.set("title", next => { next.title = value; }) }), ...view.edit(board).flat(Infinity).filter(Boolean));
      const control = was && editor.querySelector(`[data-key="${CSS.escape(was)}"]`);
      if (control) control.focus();
    },
    tell,
  };
  const whole = (next, says) => { story = next; board.memory = {}; board.render(); show(); keep(); tell(says); refuse(""); };

  const png = async () => {
    const drawing = own.draw(story.now), scale = Math.min(2, 8000 / Math.max(drawing.width, drawing.height)), image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg());
    await image.decode();
    const canvas = h("canvas", { width: Math.ceil(drawing.width * scale), height: Math.ceil(drawing.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(done => canvas.toBlob(done, "image/png"));
  };
  const save = (blob, ending) => { hand(blob, fileName(title(), kind, ending)); tell(say("已下载到本机。", "Saved to this machine.")); };
  const does = {
    undo: () => { story = Boards.undo(story); board.render(); show(); keep(); tell(say("已撤销一步。", "One step undone.")); },
    redo: () => { story = Boards.redo(story); board.render(); show(); keep(); tell(say("已重做一步。", "One step redone.")); },
    json: () => save(new Blob([JSON.stringify(story.now, null, 2) + "\n"], { type: "application/json" }), "json"),
    csv: () => save(new Blob(["\ufeff", Boards.csv(own.tables(story.now))], { type: "text/csv;charset=utf-8" }), "csv"),
    svg: () => save(new Blob([svg()], { type: "image/svg+xml" }), "svg"),
    png: async () => save(await png(), "png"),
    print: () => print(),
    example: () => whole(Boards.did(story, own.example()), say("已填入示例；撤销即可回到您的内容。", "The example is filled in; undo brings your own back.")),
    clear: () => { whole(Boards.did(story, own.blank()), say("已清空，本机浏览器中的副本也已删除；撤销可以恢复。", "Cleared, and the copy in this browser is deleted; undo restores it.")); try { localStorage.removeItem(place); } catch { /* nothing was kept */ } kept.hidden = true; },
  };
  box.addEventListener("click", event => { const button = event.target.closest("[data-do]"); if (button) does[button.dataset.do]?.(); });
  box.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    does[event.shiftKey ? "redo" : "undo"]();
  });
  const opened = (content, says) => {
    const read = Boards.open(content, kind);
    if (read.problem) return refuse(read.problem);
    whole(Boards.did(story, read.document), says);
  };
  const file = box.querySelector("[data-board-file]");
  file.addEventListener("change", async () => {
    const [one] = file.files;
    file.value = "";
    if (one) opened(await one.text(), say(`已打开 ${one.name}。`, `${one.name} is open.`));
  });
  picture.addEventListener("click", event => {
    const key = event.target.closest("[data-key]")?.dataset.key, control = key && editor.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (control) control.focus();
  });
  addEventListener("beforeprint", () => draw(Boards.svg.paper));
  addEventListener("afterprint", () => draw(palette()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(palette()));

  // First the study that is open, then the copy of this browser, then an empty board.
  const study = document.querySelector("[data-study-content]")?.value;
  let copy = null;
  try { copy = localStorage.getItem(place); } catch { /* storage is switched off */ }
  box.hidden = false;
  board.render();
  show();
  if (study) opened(study, ""); else if (copy) opened(copy, say("已恢复本机浏览器中的副本。", "The copy in this browser is restored."));
  story = Boards.begin(story.now);
  show();
  kept.hidden = !copy;
  // What a host of this page asks: the document as it stands.
  globalThis.currentDocument = () => structuredClone(story.now);
})();
