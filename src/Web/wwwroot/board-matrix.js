// Matrix diagram, L type: how strongly each row goes with each column: ◎ strong, ○ medium, △ weak. Points of a pair = weight of its row × points of its
// mark; an empty pair counts nought. Rows and columns add up to the same total. A missing weight is named, not taken for nought. Hand calculation: weights
// 5, 3 and marks ◎, △ at 5/3/1 points give 5×5 + 3×1 = 28. Its editor is board-matrix-view.js.
(root => {
  const { Boards } = root, { say, text, number, choice, list, record } = Boards, draw = Boards.svg;
  const marks = [["strong", "◎", "强", "strong"], ["medium", "○", "中", "medium"], ["weak", "△", "弱", "weak"]], signs = Object.fromEntries(marks);
  const id = () => text(["编号", "id"], 40), side = (words, more) => record(words, { id: id(), text: text(["名称", "name"], 100), ...more }), mostRows = 30, mostColumns = 20;
  const row = side(["行", "row"], { weight: number(["权重", "weight"], { most: 1000 }) }), column = side(["列", "column"], {}), points = words => number(words, { most: 100 });
  const pair = record(["关系", "relation"], { row: text(["行", "row"], 40), column: text(["列", "column"], 40), mark: choice(["符号", "mark"], marks.map(([key]) => [key])) });
  const schema = Boards.board("matrix", {
    rowsAre: text(["行的名称", "rows are"], 60), columnsAre: text(["列的名称", "columns are"], 60), strong: points(["◎ 的分", "points of ◎"]), medium: points(["○ 的分", "points of ○"]), weak: points(["△ 的分", "points of △"]),
    rows: list(["行", "rows"], row, mostRows), columns: list(["列", "columns"], column, mostColumns), relations: list(["关系", "relations"], pair, mostRows * mostColumns),
  });
  const free = (all, letter) => { let at = all.length + 1; while (all.some(one => one.id === letter + at)) at++; return letter + at; };
  const empty = () => ({ ...schema.blank(), board: "matrix", version: 1, rowsAre: say("要因", "Causes"), columnsAre: say("对策", "Measures"), strong: 5, medium: 3, weak: 1 });
  const filled = (rows, columns, related) => ({ ...empty(), rows: rows.map(([words, weight], at) => ({ id: `r${at + 1}`, text: words, weight })), columns: columns.map((words, at) => ({ id: `c${at + 1}`, text: words })),
    relations: related.flatMap((line, r) => [...line].map((sign, c) => ({ row: `r${r + 1}`, column: `c${c + 1}`, mark: marks.find(([, each]) => each === sign)?.[0] })).filter(one => one.mark)) });
  const blank = () => filled([["", 1], ["", 1], ["", 1]], ["", "", ""], []);
  const example = () => ({ ...filled([[say("调压阀膜片老化", "Membrane aged"), 5], [say("喷涂距离无公差", "No tolerance for distance"), 4], [say("新员工实操少", "New staff unpractised"), 3], [say("测厚仪未列入校准", "Gauge not in the plan"), 2]],
    [say("定期更换膜片", "Change on schedule"), say("定位夹具", "Fixture"), say("岗前实操 16 小时", "16 h of practice"), say("修订作业指导书", "New instructions"), say("完善校准计划", "Calibration plan")], ["◎  △ ", " ◎△○ ", " △◎○ ", "   △◎"]), title: say("要因与对策的关系", "Causes and measures") });
  const check = ({ rows, columns, relations }) => {
    for (const [all, words, english] of [[rows, "行", "row"], [columns, "列", "column"]]) {
      const twice = all.findIndex((one, at) => !one.id || all.findIndex(other => other.id === one.id) !== at);
      if (twice >= 0) return say(`“${words}”第 ${twice + 1} 项的编号“${all[twice].id}”为空或重复。`, `The id “${all[twice].id}” of ${english} no. ${twice + 1} is empty or stands twice.`);
    }
    const has = { row: new Set(rows.map(one => one.id)), column: new Set(columns.map(one => one.id)) }, seen = new Set();
    for (const [at, one] of relations.entries()) {
      if (!has.row.has(one.row) || !has.column.has(one.column)) return say(`“关系”第 ${at + 1} 项指向不存在的行“${one.row}”或列“${one.column}”。`, `Relation no. ${at + 1} names row “${one.row}” or column “${one.column}”, which does not exist.`);
      const key = JSON.stringify([one.row, one.column]);
      if (seen.has(key)) return say(`“关系”第 ${at + 1} 项与前面的重复：行“${one.row}”、列“${one.column}”。`, `Relation no. ${at + 1} repeats row “${one.row}”, column “${one.column}”.`);
      seen.add(key);
    }
    return null;
  };
  const grid = ({ rows, columns, relations }) => { const found = new Map(relations.map(one => [JSON.stringify([one.row, one.column]), one.mark])); return rows.map(r => columns.map(c => found.get(JSON.stringify([r.id, c.id])) ?? "")); };
  const set = (document, row, column, mark) => {
    document.relations = document.relations.filter(one => one.row !== row || one.column !== column);
    if (mark) document.relations.push({ row, column, mark });
  };
  const figures = document => {
    const { rows, columns } = document, marked = grid(document), sum = values => values.some(value => value === null) ? null : Math.round(values.reduce((all, value) => all + value, 0) * 1e9) / 1e9;
    const worth = marked.map((line, r) => line.map(mark => !mark ? 0 : rows[r].weight === null || document[mark] === null ? null : rows[r].weight * document[mark]));
    const rowSums = worth.map(sum), columnSums = columns.map((_, c) => sum(worth.map(line => line[c])));
    const used = key => marked.some(line => line.includes(key)), missing = [...rows.map((one, r) => one.weight === null && marked[r].some(Boolean) ? say(`“${one.text || `行 ${r + 1}`}”的权重`, `the weight of ${one.text || `row ${r + 1}`}`) : null), ...marks.map(([key, sign]) => document[key] === null && used(key) ? say(`${sign} 的分`, `the points of ${sign}`) : null)].filter(Boolean);
    return { marked, rowSums, columnSums, total: sum(rowSums), missing, ranks: columnSums.map(value => value === null || columnSums.includes(null) ? null : columnSums.filter(other => other > value).length + 1) };
  };
  const nameOf = (one, at, words) => one.text || say(`${words[0]} ${at + 1}`, `${words[1]} ${at + 1}`);
  const columnName = (one, at) => nameOf(one, at, ["列", "column"]), rowName = (one, at) => nameOf(one, at, ["行", "row"]);
  const sentence = document => {
    const { ranks, columnSums, missing, total } = figures(document);
    if (missing.length) return say(`还不能算全：缺少${missing.join("、")}。`, `Not complete: ${missing.join(", ")} missing.`);
    if (!total) return say("还没有关系：在格子里选 ◎、○、△。", "No relations yet: choose ◎, ○ or △ in the cells.");
    return say("得分最高：", "Most points: ") + document.columns.map((one, at) => ranks[at] === 1 ? say(`${columnName(one, at)}（${columnSums[at]}）`, `${columnName(one, at)} (${columnSums[at]})`) : null).filter(Boolean).join(say("、", ", ")) + say("。", ".");
  };
  const tables = document => {
    const { marked, rowSums, columnSums, total, ranks } = figures(document), { rows, columns } = document;
    return [{ title: say("关系与得分", "Relations and points"), head: [document.rowsAre || say("行", "Row"), say("权重", "Weight"), ...columns.map(columnName), say("合计", "Total")],
      rows: [...rows.map((one, r) => [rowName(one, r), one.weight, ...marked[r].map(mark => mark ? signs[mark] : ""), rowSums[r]]), [say("合计", "Total"), "", ...columnSums, total], [say("名次", "Rank"), "", ...ranks, ""]] }];
  };

  const left = 20, labelWide = 190, weightWide = 52, cell = 70, leading = 16;
  const drawing = document => {
    const { rows, columns } = document, { marked, rowSums, columnSums, total, ranks } = figures(document), shapes = [], x = left + labelWide + weightWide, right = x + columns.length * cell, shown = value => Boards.round(value, 2);
    const heads = columns.map((one, at) => draw.wrap(columnName(one, at), cell - 10, 13)), high = Math.max(2, ...heads.map(lines => lines.length)) * leading + 16, top = 58 + (document.columnsAre ? 26 : 0);
    const put = (lines, at, y, width, height, look = {}, words = {}) => shapes.push(draw.box(at, y, width, height, { stroke: "line", ...look }), words.left ? draw.lines(lines, at + 10, y + height / 2 - (lines.length - 1) * leading / 2 + 5, { leading, ...words, left: undefined }) : draw.centred(lines, at + width / 2, y + height / 2, { leading, ...words }));
    shapes.push(draw.words(document.title || say("矩阵图", "Matrix diagram"), left, 34, { "font-size": 18, "font-weight": 700 }));
    if (document.columnsAre) put([document.columnsAre], x, 58, columns.length * cell, 26, { fill: "wash" }, { "font-weight": 600 });
    put([document.rowsAre || say("行", "Rows")], left, 58, labelWide, top + high - 58, { fill: "wash" }, { "font-weight": 600 });
    put([say("权重", "Weight")], left + labelWide, 58, weightWide, top + high - 58, { fill: "wash" }, { "font-size": 12, fill: "soft" });
    put([say("合计", "Total")], right, 58, cell, top + high - 58, { fill: "wash" }, { "font-weight": 600 });
    heads.forEach((lines, c) => put(lines, x + c * cell, top, cell, high, { fill: ranks[c] === 1 && total ? "brandpale" : "card" }, { "data-key": `column-${c}-text`, "font-weight": 600 }));
    let y = top + high;
    rows.forEach((one, r) => {
      const lines = draw.wrap(rowName(one, r), labelWide - 20, 13), tall = Math.max(38, lines.length * leading + 14);
      put(lines, left, y, labelWide, tall, {}, { left: true, "data-key": `row-${r}-text` });
      put([one.weight === null ? "—" : shown(one.weight)], left + labelWide, y, weightWide, tall, {}, { fill: "soft" });
      marked[r].forEach((mark, c) => put([mark ? signs[mark] : ""], x + c * cell, y, cell, tall, {}, { "font-size": 20, fill: mark === "strong" ? "red" : mark === "medium" ? "brand" : "soft", "data-key": `cell-${r}-${c}` }));
      put([shown(rowSums[r])], right, y, cell, tall, {}, { "font-weight": 600 });
      y += tall;
    });
    [[say("合计", "Total"), columnSums, total], [say("名次", "Rank"), ranks, null]].forEach(([name, values, end]) => {
      put([name], left, y, labelWide + weightWide, 34, { fill: "wash" }, { "font-weight": 600 });
      values.forEach((value, c) => put([value === null ? "—" : shown(value)], x + c * cell, y, cell, 34, { fill: ranks[c] === 1 && total ? "brandpale" : "wash" }, { "font-weight": 600, fill: ranks[c] === 1 && total ? "brand" : "ink" }));
      put([values === ranks ? "" : shown(end)], right, y, cell, 34, { fill: "wash" }, { "font-weight": 600 });
      y += 34;
    });
    shapes.push(draw.words(marks.map(([key, sign, chinese, english]) => `${sign} ${say(chinese, english)} ${document[key] === null ? "—" : shown(document[key])}`).join(say("　", "   ")) + say("；得分 = 权重 × 分", "; points = weight × points of the mark"), left, y + 24, { "font-size": 11, fill: "soft" }));
    return { width: Math.max(right + cell + 20, 480), height: y + 42, shapes };
  };
  Boards.kinds.matrix = { schema, blank, example, check, grid, set, figures, sentence, tables, draw: drawing, free, marks, signs, rowName, columnName, row, mostRows, mostColumns };
})(globalThis);
