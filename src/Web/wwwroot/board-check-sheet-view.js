// The check sheet in the hand: large targets, a tap counts one with the minute of this device; the last one of a cell can be taken back.
(root => {
  const { Boards } = root, { say } = Boards, own = Boards.kinds["check-sheet"], { h, fields, rows, group } = Boards.parts;
  // The minute as the clock on the wall says it; the time zone is the one of the place where the sheet is kept.
  const now = () => { const at = new Date(), two = value => String(value).padStart(2, "0"); return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`; };
  const name = (row, at) => row.name || say(`第 ${at + 1} 项`, `No. ${at + 1}`);
  const tally = board => {
    const { categories, periods } = board.document, chosen = periods.find(row => row.id === board.memory.period) ?? periods[0];
    if (!chosen || !categories.length) return h("p", { class: "hint" }, say("先写好类别和时段。", "Write categories and periods first."));
    const period = h("select", { "aria-label": say("计入时段", "Counted in"), "data-key": "period", onchange: () => { board.memory.period = period.value; board.render("period"); } }, periods.map((row, at) => h("option", { value: row.id }, name(row, at))));
    period.value = chosen.id;
    const at = periods.indexOf(chosen);
    return h("div", {}, h("p", { class: "board-inline" }, h("span", { "aria-hidden": "true" }, say("计入时段", "Counted in")), period), h("ul", { class: "board-taps" }, categories.map((row, place) => {
      const value = h("b", {}), show = () => { value.textContent = own.count(board.document).grid[place]?.[at] ?? 0; };
      show();
      const tap = work => { board.change(work); show(); board.tell(say(`${name(row, place)}：${value.textContent}`, `${name(row, place)}: ${value.textContent}`)); };
      return h("li", {},
        h("button", { type: "button", class: "main board-tap", onclick: () => tap(document => own.add(document, row.id, chosen.id, now())) }, h("span", {}, name(row, place)), value),
        h("button", { type: "button", "aria-label": say(`−1：${name(row, place)}，取消最近一次`, `−1: ${name(row, place)}, take back the last`), onclick: () => tap(document => own.takeBack(document, row.id, chosen.id)) }, "−1"));
    })));
  };
  const send = (box, slug, words, { data, problem }) => h("div", { class: "board-send" },
    data ? h("form", { method: "post", action: `/tools/${slug}` }, h("textarea", { name: "data", hidden: true, "aria-hidden": "true" }, data), h("button", {}, words)) : [h("button", { type: "button", disabled: true }, words), h("p", { class: "hint" }, problem)]);
  Boards.views["check-sheet"] = {
    edit: board => [
      fields(board, "head", [{ key: "place", label: say("地点或工序", "Place or step") }, { key: "by", label: say("记录人", "Recorded by"), short: true }, { key: "on", label: say("日期", "Day"), type: "date", short: true }], document => document),
      group(say("点一下记一次", "Tap to count"), tally(board)),
      group(say("类别", "Categories"), rows(board, {
        name: "category", one: say("类别", "category"), add: say("加类别", "Add a category"), most: 60, least: 1, of: document => document.categories, fresh: document => ({ id: own.free(document.categories, "c"), name: "" }),
        columns: [{ key: "name", label: say("类别名称", "Category") }], onRemove: (document, gone) => { document.taps = document.taps.filter(one => one.category !== gone.id); } })),
      group(say("时段", "Periods"), rows(board, {
        name: "periods", one: say("时段", "period"), add: say("加时段", "Add a period"), most: 62, least: 1, of: document => document.periods, fresh: document => ({ id: own.free(document.periods, "p"), name: "", inspected: null }),
        columns: [{ key: "name", label: say("时段名称", "Period") }, { key: "inspected", label: say("检查数", "Inspected"), type: "number", limits: { most: 1e7, whole: true } }], onRemove: (document, gone) => { document.taps = document.taps.filter(one => one.period !== gone.id); } }),
        h("p", { class: "hint" }, say("删除类别或时段会一并删除其记录；可以撤销。", "With a category or period its taps go too; undo brings them back."))),
    ],
    result(board, box) {
      box.replaceChildren(h("h2", {}, say("送到统计工具", "On to the tools")), h("div", { class: "board-sends" },
        send(box, "pareto", say("合计 → 排列图", "Totals → Pareto"), own.forPareto(board.document)), send(box, "p", say("时段 → p 图", "Periods → p chart"), own.forShares(board.document))));
    },
  };
})(globalThis);
