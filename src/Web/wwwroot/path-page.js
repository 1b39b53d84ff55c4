// The working sheet of a path: fields, gates and report in the browser. Its document is kept by board-document.js.
(() => {
  const box = document.querySelector("[data-path]");
  if (!box) return;
  const { Boards, Paths } = globalThis, { say } = Boards, { h, field, rows, table } = Boards.parts;
  const definition = JSON.parse(box.dataset.path), words = text => Paths.label(text), report = box.querySelector("[data-path-report]");
  const title = document => document.title || words(definition.name);

  const gates = document => {
    const state = Paths.progress(definition, document);
    box.querySelector("[data-path-progress]").textContent = say(`已通过 ${state.passed} / ${state.of} 个关口`, `${state.passed} of ${state.of} gates passed`);
    state.steps.forEach(step => {
      const gate = box.querySelector(`[data-path-gate="${step.key}"]`), mark = box.querySelector(`[data-path-mark="${step.key}"]`);
      gate.className = step.missing.length ? "path-gate" : "path-gate path-passed";
      gate.replaceChildren(h("strong", {}, step.missing.length ? say("关口：还缺", "Gate: still missing") : say("关口已通过", "Gate passed")), step.missing.length ? h("ul", {}, step.missing.map(one => h("li", {}, one))) : "");
      mark.textContent = step.missing.length ? step.begun ? say("进行中", "under way") : say("未开始", "not begun") : say("✓ 通过", "✓ passed");
      mark.className = step.missing.length ? "path-mark" : "path-mark path-passed";
    });
  };
  const show = ({ document }) => {
    gates(document);
    report.replaceChildren(h("h2", {}, title(document)), document.team ? h("p", {}, document.team) : "", ...Paths.report(definition, document).map(step => h("section", {}, h("h3", {}, step.title),
      step.blocks.map(block => block.head ? block.rows.length ? table(block, "h4") : h("p", { class: "path-empty" }, `${block.title}：`, say("（未填写）", "(empty)")) : h("p", block.text ? {} : { class: "path-empty" }, h("b", {}, `${block.title}：`), h("span", { class: "path-text" }, block.text || say("（未填写）", "(empty)")))),
      step.open.length ? h("p", { class: "path-open" }, say("未通过关口：", "Gate not passed: "), step.open.join(" ")) : "")));
  };
  const edit = board => {
    box.querySelector("[data-path-head]").replaceChildren(h("div", { class: "board-fields" }, [["title", say("课题（标题）", "Title")], ["team", say("单位与小组", "Organisation, team")]].map(([key, label]) => field({ label, key, value: board.document[key], set: value => board.set(key, document => { document[key] = value; }) }))));
    definition.steps.forEach(step => box.querySelector(`[data-path-fields="${step.key}"]`).replaceChildren(...written(board, step)));
  };
  const kinds = { text: "text", long: "long", day: "date", number: "number", choice: "choice" };
  const control = one => ({ key: one.key, label: words(one.label), type: kinds[one.kind], limits: { least: -1e12, most: 1e12 }, options: one.options?.map(option => [option.value, option.text.chinese, option.text.english]) });
  const written = (board, step) => {
    const all = [];
    let short = [];
    const flush = () => { if (short.length) all.push(h("div", { class: "board-fields" }, short)); short = []; };
    step.fields.forEach(one => {
      const values = document => document.steps[step.key], key = `${step.key}-${one.key}`;
      if (one.kind === "table") {
        flush();
        const waits = Paths.waiting(definition, board.document, step.key, one.key);
        all.push(h("div", { class: "path-table" }, h("h3", {}, words(one.label)), rows(board, { name: key, one: say("行", "row"), add: say("加一行", "Add a row"), of: document => values(document)[one.key], fresh: () => Paths.emptyRow(one), columns: one.columns.map(control) }),
          h("button", { type: "button", "data-path-take": key, hidden: !waits.length, onclick: () => {
            board.change(document => Paths.takeOver(definition, document, step.key, one.key));
            board.render();
          } }, say("从前面的步骤带入", "Take over from the earlier step"))));
        return;
      }
      const made = field({ ...control(one), hint: one.hint && words(one.hint), value: board.document.steps[step.key][one.key], key, set: value => board.set(key, document => { values(document)[one.key] = value; }) });
      if (one.kind === "long") { flush(); all.push(made); } else short.push(made);
    });
    flush();
    return all;
  };

  box.classList.add("path-live");
  box.querySelectorAll("[data-path-live]").forEach(one => { one.hidden = false; });
  const own = Paths.schema(definition);
  const { board, show: settle } = Boards.page({
    box, editor: box, place: `zh-path-${definition.slug}`, file: definition.slug, wait: 80, title,
    blank: () => Paths.blank(definition), check: document => own.check(document, ""), read: content => Paths.open(content, definition), edit, show,
  });
  // The offer to take rows over depends on other steps: it is looked at again when the reader comes to a step.
  box.addEventListener("focusin", event => {
    const key = event.target.closest("[data-path-step]")?.dataset.pathStep, step = definition.steps.find(one => one.key === key);
    step?.fields.filter(one => one.kind === "table").forEach(one => { const take = box.querySelector(`[data-path-take="${step.key}-${one.key}"]`); if (take) take.hidden = !Paths.waiting(definition, board.document, step.key, one.key).length; });
  });
  box.addEventListener("toggle", event => { if (event.target.matches("details[open]")) event.target.dispatchEvent(new Event("focusin", { bubbles: true })); }, true);

  const fold = box.querySelector("[data-path-fold]");
  addEventListener("beforeprint", () => { settle(); fold.dataset.was = fold.open; fold.open = true; });
  addEventListener("afterprint", () => { fold.open = fold.dataset.was === "true"; });
})();
