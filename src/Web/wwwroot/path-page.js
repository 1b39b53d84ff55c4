// The working sheet of a path: fields, gates and report in the browser. Nothing is sent anywhere.
(() => {
  const box = document.querySelector("[data-path]");
  if (!box) return;
  const { Boards, Paths } = globalThis, { say } = Boards, { h, field, rows, table, hand, fileName } = Boards.parts;
  const definition = JSON.parse(box.dataset.path), place = `zh-path-${definition.slug}`, words = text => Paths.label(text);
  const line = box.querySelector("[data-board-status]"), problem = box.querySelector("[data-board-problem]"), kept = box.querySelector("[data-board-kept]"), report = box.querySelector("[data-path-report]");
  let story = Boards.begin(Paths.blank(definition)), later = 0;
  const title = () => story.now.title || words(definition.name);

  const gates = () => {
    const state = Paths.progress(definition, story.now);
    box.querySelector("[data-path-progress]").textContent = say(`已通过 ${state.passed} / ${state.of} 个关口`, `${state.passed} of ${state.of} gates passed`);
    state.steps.forEach(step => {
      const gate = box.querySelector(`[data-path-gate="${step.key}"]`), mark = box.querySelector(`[data-path-mark="${step.key}"]`);
      gate.className = step.missing.length ? "path-gate" : "path-gate path-passed";
      gate.replaceChildren(h("strong", {}, step.missing.length ? say("关口：还缺", "Gate: still missing") : say("关口已通过", "Gate passed")), step.missing.length ? h("ul", {}, step.missing.map(one => h("li", {}, one))) : "");
      mark.textContent = step.missing.length ? step.begun ? say("进行中", "under way") : say("未开始", "not begun") : say("✓ 通过", "✓ passed");
      mark.className = step.missing.length ? "path-mark" : "path-mark path-passed";
    });
  };
  const show = () => {
    gates();
    const document = story.now;
    report.replaceChildren(h("h2", {}, title()), document.team ? h("p", {}, document.team) : "", ...Paths.report(definition, document).map(step => h("section", {}, h("h3", {}, step.title),
      step.blocks.map(block => block.head ? block.rows.length ? table(block, "h4") : h("p", { class: "path-empty" }, `${block.title}：`, say("（未填写）", "(empty)")) : h("p", block.text ? {} : { class: "path-empty" }, h("b", {}, `${block.title}：`), h("span", { class: "path-text" }, block.text || say("（未填写）", "(empty)")))),
      step.open.length ? h("p", { class: "path-open" }, say("未通过关口：", "Gate not passed: "), step.open.join(" ")) : "")));
    box.querySelector("[data-do=undo]").disabled = !story.past.length;
    box.querySelector("[data-do=redo]").disabled = !story.ahead.length;
  };
  const keep = () => {
    const content = JSON.stringify(story.now), form = document.querySelector("[data-study-content]");
    if (form) form.value = content;
    try { localStorage.setItem(place, content); kept.hidden = false; } catch { kept.hidden = true; }
  };
  const changed = () => { clearTimeout(later); later = setTimeout(show, 80); keep(); };
  // What no file could hold is not taken: a document that was saved can always be opened again.
  const own = Paths.schema(definition);
  const take = (work, key) => {
    const next = structuredClone(story.now);
    work(next);
    const wrong = own.check(next, "");
    refuse(wrong ?? "");
    if (wrong) return false;
    story = Boards.did(story, next, key);
    changed();
    return true;
  };
  const board = {
    get document() { return story.now; },
    memory: {},
    set(key, work) { take(work, key); },
    change(work) { return take(work, null); },
    render(focus) {
      const was = focus ?? document.activeElement?.dataset?.key;
      box.querySelector("[data-path-head]").replaceChildren(h("div", { class: "board-fields" }, [["title", say("课题（标题）", "Title")], ["team", say("单位与小组", "Organisation, team")]].map(([key, label]) => field({ label, key, value: story.now[key], set: value => board.set(key, document => { document[key] = value; }) }))));
      definition.steps.forEach(step => box.querySelector(`[data-path-fields="${step.key}"]`).replaceChildren(...written(step)));
      const control = was && box.querySelector(`[data-key="${CSS.escape(was)}"]`);
      if (control) control.focus();
    },
    tell(text) { line.textContent = text; },
  };
  const kinds = { text: "text", long: "long", day: "date", number: "number", choice: "choice" };
  const control = one => ({ key: one.key, label: words(one.label), type: kinds[one.kind], limits: { least: -1e12, most: 1e12 }, options: one.options?.map(option => [option.value, option.text.chinese, option.text.english]) });
  const written = step => {
    const all = [];
    let short = [];
    const flush = () => { if (short.length) all.push(h("div", { class: "board-fields" }, short)); short = []; };
    step.fields.forEach(one => {
      const values = document => document.steps[step.key], key = `${step.key}-${one.key}`;
      if (one.kind === "table") {
        flush();
        const waits = Paths.waiting(definition, story.now, step.key, one.key);
        all.push(h("div", { class: "path-table" }, h("h3", {}, words(one.label)), rows(board, { name: key, one: say("行", "row"), add: say("加一行", "Add a row"), of: document => values(document)[one.key], fresh: () => Paths.emptyRow(one), columns: one.columns.map(control) }),
          h("button", { type: "button", "data-path-take": key, hidden: !waits.length, onclick: () => {
            board.change(document => Paths.takeOver(definition, document, step.key, one.key));
            board.render();
          } }, say("从前面的步骤带入", "Take over from the earlier step"))));
        return;
      }
      const made = field({ ...control(one), hint: one.hint && words(one.hint), value: story.now.steps[step.key][one.key], key, set: value => board.set(key, document => { values(document)[one.key] = value; }) });
      if (one.kind === "long") { flush(); all.push(made); } else short.push(made);
    });
    flush();
    return all;
  };
  // The offer to take rows over depends on other steps: it is looked at again when the reader comes to a step.
  box.addEventListener("focusin", event => {
    const key = event.target.closest("[data-path-step]")?.dataset.pathStep, step = definition.steps.find(one => one.key === key);
    step?.fields.filter(one => one.kind === "table").forEach(one => { const take = box.querySelector(`[data-path-take="${step.key}-${one.key}"]`); if (take) take.hidden = !Paths.waiting(definition, story.now, step.key, one.key).length; });
  });
  box.addEventListener("toggle", event => { if (event.target.matches("details[open]")) event.target.dispatchEvent(new Event("focusin", { bubbles: true })); }, true);

  const refuse = text => { problem.hidden = !text; problem.querySelector("p").textContent = text; if (text) problem.scrollIntoView({ block: "nearest" }); };
  const whole = (next, says) => { story = next; board.render(); show(); keep(); board.tell(says); refuse(""); };
  const opened = (content, says) => { const read = Paths.open(content, definition); if (read.problem) refuse(read.problem); else whole(Boards.did(story, read.document), says); };
  const does = {
    undo: () => whole(Boards.undo(story), say("已撤销一步。", "One step undone.")),
    redo: () => whole(Boards.redo(story), say("已重做一步。", "One step redone.")),
    json: () => { hand(new Blob([JSON.stringify(story.now, null, 2) + "\n"], { type: "application/json" }), fileName(title(), definition.slug, "json")); board.tell(say("已下载到本机。", "Saved to this machine.")); },
    print: () => { show(); print(); },
    clear: () => { whole(Boards.did(story, Paths.blank(definition)), say("已清空，本机浏览器中的副本也已删除；撤销可以恢复。", "Cleared, and the copy in this browser is deleted; undo restores it.")); try { localStorage.removeItem(place); } catch { /* nothing was kept */ } kept.hidden = true; },
  };
  box.addEventListener("click", event => { const button = event.target.closest("[data-do]"); if (button) does[button.dataset.do]?.(); });
  const file = box.querySelector("[data-board-file]");
  file.addEventListener("change", async () => { const [one] = file.files; file.value = ""; if (one) opened(await one.text(), say(`已打开 ${one.name}。`, `${one.name} is open.`)); });
  const fold = box.querySelector("[data-path-fold]");
  addEventListener("beforeprint", () => { clearTimeout(later); show(); fold.dataset.was = fold.open; fold.open = true; });
  addEventListener("afterprint", () => { fold.open = fold.dataset.was === "true"; });

  const study = document.querySelector("[data-study-content]")?.value;
  let copy = null;
  try { copy = localStorage.getItem(place); } catch { /* storage is switched off */ }
  box.classList.add("path-live");
  box.querySelectorAll("[data-path-live]").forEach(one => { one.hidden = false; });
  board.render();
  show();
  if (study) opened(study, ""); else if (copy) opened(copy, say("已恢复本机浏览器中的副本。", "The copy in this browser is restored."));
  story = Boards.begin(story.now);
  show();
  kept.hidden = !copy;
  globalThis.currentDocument = () => structuredClone(story.now);
})();
