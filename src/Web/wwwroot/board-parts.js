// What editors of boards and paths are made of: elements, fields, rows. Text is always set as text.
(root => {
  const { Boards } = root, { say, label } = Boards;

  const h = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value); else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
  };

  // What stands in a field of figures: the figure, or null and why it is none.
  const figure = (name, limits) => written => {
    const plain = written.trim().replace("．", ".").replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)), value = plain === "" ? null : Number(plain);
    const problem = value === null ? null : Boards.number([name, name], limits).check(value, say(`“${name}”`, `“${name}”`));
    return problem === null ? { value } : { value: null, problem: problem.replace(say("，或留空（null）", ", or null"), "") + say(`“${plain}”没有计入。`, ` “${plain}” is not counted.`) };
  };
  // One control with its label. A bare one carries its label for readers of screens only. `set` gets the value. Where `read` is given, as for figures,
  // it makes { value } or { problem } of what is written; the problem is said beside the control, and without a value the document stays as it was.
  let count = 0;
  const field = ({ label: name, value, set, key, type = "text", options, limits, bare = false, hint, placeholder, rows = 3, short = false, read = type === "number" ? figure(name, limits) : null }) => {
    const id = `board-field-${++count}`, marks = { id, "data-key": key, "aria-label": bare ? name : undefined };
    if (type === "flag") {
      const tick = h("input", { ...marks, type: "checkbox", onchange: () => set(tick.checked) });
      tick.checked = value;
      return h("span", { class: "board-tick" }, tick, h("label", { for: id, title: bare ? name : undefined, "aria-hidden": bare ? "true" : undefined }, hint ?? name));
    }
    let control;
    const wrong = h("span", { class: "board-wrong", id: `${id}-wrong`, hidden: true });
    if (type === "choice") {
      control = h("select", { ...marks, onchange: () => set(control.value) }, options.map(([each, ...words]) => h("option", { value: each }, label(words))));
      control.value = value;
    } else if (read) {
      control = h("input", { ...marks, inputmode: type === "number" ? "decimal" : undefined, autocomplete: "off", placeholder, "aria-describedby": `${id}-wrong`, class: type === "number" ? "number" : undefined, oninput: () => {
        const { value: taken, problem = null } = read(control.value);
        wrong.hidden = problem === null;
        wrong.textContent = problem ?? "";
        control.toggleAttribute("aria-invalid", problem !== null);
        if (taken !== undefined) set(taken);
      } });
      control.value = value ?? "";
    } else if (type === "long") {
      control = h("textarea", { ...marks, rows, placeholder, oninput: () => set(control.value) });
      control.value = value;
    } else {
      control = h("input", { ...marks, type, autocomplete: "off", placeholder, oninput: () => set(control.value) });
      control.value = value;
    }
    if (bare) return read ? h("span", { class: "board-cell" }, control, wrong) : control;
    return h("div", { class: short ? "field board-short" : "field" }, h("label", { for: id }, name), hint ? h("p", { class: "hint" }, hint) : null, control, read ? wrong : null);
  };

  // The fields of one record, side by side.
  const fields = (board, name, columns, of) => h("div", { class: "board-fields" }, columns.map(column =>
    field({ ...column, label: column.label, value: of(board.document)[column.key], key: `${name}-${column.key}`, set: value => board.set(`${name}-${column.key}`, document => { of(document)[column.key] = value; }) })));

  // A list of records, one row each: added, moved and removed by buttons, Enter in the last column adds the next.
  const rows = (board, { name, caption, columns, of, fresh, add, one, least = 0, most = 200, onRemove, fixed = false }) => {
    const list = of(board.document), entry = columns.find(column => !column.show).key;
    const change = (work, focus) => { board.change(work); board.render(focus); };
    const append = () => change(document => { const all = of(document); if (all.length < most) all.push(fresh(document)); }, `${name}-${list.length}-${entry}`);
    const head = h("tr", {}, columns.map(column => h("th", { scope: "col" }, column.label)), fixed ? null : h("td", {}));
    const body = list.map((row, at) => h("tr", {}, columns.map(column => h("td", { "data-label": column.label, class: column.narrow ? "board-narrow" : column.type === "number" ? "board-num" : undefined },
      column.show ? column.show(row, at) : field({ ...column, bare: true, hint: column.type === "flag" ? say("是", "yes") : undefined, label: say(`${column.label}（${one} ${at + 1}）`, `${column.label} (${one} ${at + 1})`), value: column.value ? column.value(row) : row[column.key],
        options: typeof column.options === "function" ? column.options(row, at) : column.options, read: column.read && (written => column.read(written, at)),
        key: `${name}-${at}-${column.key}`, set: value => { board.set(`${name}-${at}-${column.key}`, document => { of(document)[at][column.key] = value; }); column.after?.(); } }))),
      fixed ? null : h("td", { class: "board-acts" },
        [["↑", say("上移", "move up"), -1], ["↓", say("下移", "move down"), 1]].map(([sign, does, by]) =>
          h("button", { type: "button", "data-key": `${name}-${at}-move${by}`, "aria-label": `${does}：${one} ${at + 1}`, disabled: at + by < 0 || at + by >= list.length,
            onclick: () => change(document => { Boards.move(of(document), at, by); }, `${name}-${at + by}-move${by}`) }, sign)),
        h("button", { type: "button", "aria-label": say(`删除：${one} ${at + 1}`, `delete: ${one} ${at + 1}`), disabled: list.length <= least,
          onclick: () => change(document => { const [gone] = of(document).splice(at, 1); onRemove?.(document, gone, at); }, `${name}-${Math.max(0, at - 1)}-${entry}`) }, "✕"))));
    const table = h("table", { class: "board-rows" }, caption ? h("caption", {}, caption) : null, h("thead", {}, head), h("tbody", {}, body));
    table.addEventListener("keydown", event => { if (event.key === "Enter" && !event.isComposing && event.target.tagName === "INPUT" && event.target.type !== "checkbox" && !fixed) { event.preventDefault(); append(); } });
    return h("div", { class: "board-list" }, h("div", { class: "board-scroll" }, table), fixed ? null : h("p", {}, h("button", { type: "button", onclick: append }, add)));
  };

  // A column of figures stands to the right with its head; where there is none, the dash stands there too.
  const figures = (rows, at) => rows.some(row => typeof row[at] === "number") && rows.every(row => typeof row[at] === "number" || row[at] === "" || row[at] === null) ? "num" : undefined;
  const shown = 300;
  const table = ({ title, head, rows: all }, heading = "h2") => h("div", { class: "board-table" }, h(heading, {}, title), h("div", { class: "board-scroll", tabindex: "0", role: "region", "aria-label": title }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((cell, at) => h("th", { scope: "col", class: figures(all, at) }, cell)))),
    h("tbody", {}, all.length ? all.slice(0, shown).map(row => h("tr", {}, row.map((value, at) => h("td", { class: figures(all, at) }, value === null || value === "" ? "—" : String(value)))))
      : h("tr", {}, h("td", { colspan: head.length, class: "soft" }, say("还没有内容。", "Nothing yet.")))))),
    all.length > shown ? h("p", { class: "hint" }, say(`这里显示前 ${shown} 行，共 ${all.length} 行；全部内容在 CSV 文件里。`, `The first ${shown} of ${all.length} rows; the CSV file has them all.`)) : null);

  const group = (title, ...children) => h("fieldset", { class: "board-group" }, h("legend", {}, title), ...children);

  const hand = (blob, file) => {
    const link = h("a", { href: URL.createObjectURL(blob), download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const fileName = (title, kind, ending) => (title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, "_").slice(0, 80) || kind) + "." + ending;

  Boards.parts = { h, field, fields, rows, table, group, hand, fileName };
})(globalThis);
