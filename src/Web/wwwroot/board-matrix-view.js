// The editor of a matrix diagram: what the rows and columns are, and a grid in which a press, or the keys 1, 2, 3 and 0, choose the mark.
(root => {
  const { Boards } = root, { say } = Boards, own = Boards.kinds.matrix, { h, fields, rows, group } = Boards.parts;
  const order = ["", ...own.marks.map(([key]) => key)];
  const wordOf = mark => mark ? say(own.marks.find(([key]) => key === mark)[2], own.marks.find(([key]) => key === mark)[3]) : say("无关系", "none");
  const gridOf = board => {
    const name = (r, c) => `${own.rowName(board.document.rows[r], r)} × ${own.columnName(board.document.columns[c], c)}`;
    const button = (r, c, mark) => {
      const one = h("button", { type: "button", "data-key": `cell-${r}-${c}`, onclick: () => take(r, c, order[(order.indexOf(own.grid(board.document)[r][c]) + 1) % order.length]) });
      show(one, r, c, mark);
      return one;
    };
    const show = (one, r, c, mark) => { one.textContent = mark ? own.signs[mark] : ""; one.setAttribute("aria-label", say(`${name(r, c)}：${wordOf(mark)}`, `${name(r, c)}: ${wordOf(mark)}`)); };
    const take = (r, c, mark) => {
      if (board.change(document => own.set(document, document.rows[r].id, document.columns[c].id, mark))) show(table.querySelector(`[data-key="cell-${r}-${c}"]`), r, c, mark);
    };
    // One stop for the Tab key; arrows go from cell to cell.
    const stop = key => {
      const cells = [...table.querySelectorAll("button")], chosen = cells.find(one => one.dataset.key === `cell-${key}`) ?? cells[0];
      board.memory.cell = key;
      cells.forEach(one => { one.tabIndex = one === chosen ? 0 : -1; });
    };
    const marked = own.grid(board.document), table = h("table", { class: "board-grid" }, h("thead", {}, h("tr", {}, h("td", {}), board.document.columns.map((one, c) => h("th", { scope: "col" }, own.columnName(one, c))))),
      h("tbody", {}, board.document.rows.map((one, r) => h("tr", {}, h("th", { scope: "row" }, own.rowName(one, r)), marked[r].map((mark, c) => h("td", {}, button(r, c, mark)))))));
    table.addEventListener("focusin", event => { const key = event.target.dataset.key; if (key) stop(key.slice(5)); });
    table.addEventListener("keydown", event => {
      const [r, c] = (event.target.dataset.key ?? "").slice(5).split("-").map(Number), way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (event.altKey || event.ctrlKey || event.metaKey || Number.isNaN(c)) return;
      if (way) table.querySelector(`[data-key="cell-${r + way[0]}-${c + way[1]}"]`)?.focus(); else if (/^[0-3]$/.test(event.key)) take(r, c, order[Number(event.key)]); else return;
      event.preventDefault();
    });
    stop(board.memory.cell ?? "0-0");
    return table;
  };
  Boards.views.matrix = {
    edit(board) {
      const place = h("div", { class: "board-scroll" }, gridOf(board)), again = () => place.replaceChildren(gridOf(board)), gone = side => (document, one) => { document.relations = document.relations.filter(each => each[side] !== one.id); };
      const points = own.marks.map(([key, sign]) => ({ key, label: say(`${sign} 的分`, `Points of ${sign}`), type: "number", limits: own.schema.fields[key].limits, short: true }));
      return [
        fields(board, "head", [{ key: "rowsAre", label: say("行是什么", "Rows are") }, { key: "columnsAre", label: say("列是什么", "Columns are") }, ...points], document => document),
        group(say("关系", "Relations"), h("p", { class: "hint" }, say("点格子依次换成 ◎、○、△、空；键盘用方向键移动，1、2、3 选 ◎、○、△，0 清除。", "A press goes through ◎, ○, △ and empty. Arrow keys move; 1, 2, 3 choose ◎, ○, △, 0 clears.")), place),
        group(say("行", "Rows"), rows(board, { name: "row", one: say("行", "row"), add: say("加一行", "Add a row"), most: own.mostRows, of: document => document.rows, fresh: document => ({ id: own.free(document.rows, "r"), text: "", weight: 1 }), onRemove: gone("row"),
          columns: [{ key: "text", label: say("名称", "Name"), after: again }, { key: "weight", label: say("权重", "Weight"), type: "number", limits: own.row.fields.weight.limits }] })),
        group(say("列", "Columns"), rows(board, { name: "column", one: say("列", "column"), add: say("加一列", "Add a column"), most: own.mostColumns, of: document => document.columns, fresh: document => ({ id: own.free(document.columns, "c"), text: "" }), onRemove: gone("column"),
          columns: [{ key: "text", label: say("名称", "Name"), after: again }] })),
      ];
    },
    result(board, box) { box.replaceChildren(h("p", { class: "board-verdict" }, own.sentence(board.document))); },
  };
})(globalThis);
