// The list of steps beside the flow chart: kind, text, lane and where each leads.
(root => {
  const { Boards } = root, { say } = Boards, own = Boards.kinds["flow-chart"], { h, field, group } = Boards.parts;
  const card = (board, one, at) => {
    const { steps } = board.document, key = part => `step-${at}-${part}`, change = (work, focus) => { board.change(work); board.render(focus); };
    const targets = [["", "（无）", "(none)"], ...steps.map((each, place) => [each.id, `${place + 1} ${own.nameOf(each, place)}`, `${place + 1} ${own.nameOf(each, place)}`]).filter(([id]) => id !== one.id)];
    const ways = one.kind === "end" && !one.next.length ? [] : [...one.next, ...(one.next.length < (one.kind === "decision" ? 6 : 1) ? [{ to: "", label: "" }] : [])];
    return h("li", {},
      h("div", { class: "board-fields" },
        field({ label: say(`第 ${at + 1} 步`, `Step ${at + 1}`), value: one.text, key: key("text"), set: value => board.set(key("text"), document => { document.steps[at].text = value; }) }),
        field({ label: say("种类", "Kind"), type: "choice", options: own.kindWords, value: one.kind, key: key("kind"), short: true, set: value => change(document => { document.steps[at].kind = value; }, key("kind")) }),
        field({ label: say("泳道（部门）", "Lane"), value: one.lane, key: key("lane"), short: true, set: value => board.set(key("lane"), document => { document.steps[at].lane = value; }) })),
      ways.length ? h("div", { class: "board-ways" }, h("p", { class: "hint" }, say("去向", "Leads to")), ways.map((way, place) => h("span", {},
        field({ bare: true, label: say(`第 ${at + 1} 步的去向 ${place + 1}`, `Step ${at + 1} leads to, ${place + 1}`), type: "choice", options: targets, value: way.to, key: key(`to-${place}`), set: value => change(document => {
          const next = document.steps[at].next;
          if (!value) next.splice(place, 1); else if (place < next.length) next[place].to = value; else next.push({ to: value, label: "" });
        }, key(`to-${place}`)) }),
        one.kind === "decision" && way.to ? field({ bare: true, label: say(`第 ${at + 1} 步去向 ${place + 1} 的条件`, `Condition of way ${place + 1} of step ${at + 1}`), placeholder: say("条件，如“合格”", "condition, e.g. pass"), value: way.label, key: key(`label-${place}`), set: value => board.set(key(`label-${place}`), document => { document.steps[at].next[place].label = value; }) }) : null))) : null,
      h("div", { class: "board-acts" },
        h("button", { type: "button", onclick: () => change(document => own.insert(document, at), `step-${at + 1}-text`) }, say("在后面加一步", "Add a step below")),
        [["↑", say("上移", "move up"), -1], ["↓", say("下移", "move down"), 1]].map(([sign, does, by]) => h("button", { type: "button", "aria-label": say(`${does}：第 ${at + 1} 步`, `${does}: step ${at + 1}`), disabled: at + by < 0 || at + by >= steps.length, onclick: () => change(document => { Boards.move(document.steps, at, by); }, `step-${at + by}-text`) }, sign)),
        h("button", { type: "button", "aria-label": say(`删除第 ${at + 1} 步`, `delete step ${at + 1}`), disabled: steps.length <= 1, onclick: () => change(document => own.remove(document, at), `step-${Math.max(0, at - 1)}-text`) }, "✕")));
  };
  Boards.views["flow-chart"] = {
    edit: board => [group(say("步骤", "Steps"), h("ol", { class: "board-steps" }, board.document.steps.map((one, at) => card(board, one, at)))),
      board.document.steps.length ? null : h("p", {}, h("button", { type: "button", onclick: () => { board.change(document => own.insert(document, -1, "start")); board.render(); } }, say("加第一步", "Add the first step")))].filter(Boolean),
    result(board, box) {
      const found = own.warnings(board.document);
      box.replaceChildren(...(found.length ? [h("ul", { class: "board-warnings" }, found.map(one => h("li", {}, one)))] : []));
    },
  };
})(globalThis);
