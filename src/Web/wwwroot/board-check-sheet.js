// Check sheet: how often which category in which period. Every tap is kept with its minute; totals are counted from the taps, never typed.
(root => {
  const { Boards } = root, { say, text, number, day, list, record } = Boards, draw = Boards.svg;
  const tap = record(["记录", "tap"], { category: text(["类别", "category"], 40), period: text(["时段", "period"], 40), at: text(["时间", "time"], 25) });
  const schema = Boards.board("check-sheet", {
    place: text(["地点或工序", "place or step"], 200), by: text(["记录人", "recorded by"], 60), on: day(["日期", "day"]),
    categories: list(["类别", "categories"], record(["类别", "category"], { id: text(["编号", "id"], 40), name: text(["名称", "name"], 100) }), 60),
    periods: list(["时段", "periods"], record(["时段", "period"], { id: text(["编号", "id"], 40), name: text(["名称", "name"], 60), inspected: number(["检查数", "inspected"], { most: 1e7, whole: true }) }), 62),
    taps: list(["记录", "taps"], tap, 5000),
  });
  // Ids stay with a row for its life: the taps name them.
  const free = (rows, sign) => { let at = rows.length + 1; while (rows.some(row => row.id === sign + at)) at++; return sign + at; };
  const named = (sign, names, more = () => ({})) => names.map((name, at) => ({ id: `${sign}${at + 1}`, name, ...more(at) }));
  const blank = () => ({ ...schema.blank(), board: "check-sheet", version: 1, categories: named("c", ["", "", ""]), periods: named("p", [1, 2, 3, 4, 5].map(at => say(`第 ${at} 天`, `Day ${at}`)), () => ({ inspected: null })) });
  const example = () => {
    const made = blank(), counts = [[6, 4, 7, 5, 9], [2, 3, 1, 2, 2], [1, 0, 1, 2, 0], [0, 1, 0, 0, 1]];
    Object.assign(made, { title: say("喷涂外观检查表", "Coating appearance check sheet"), place: say("喷涂线终检", "Final check, coating line"), by: say("李工", "Li"), on: "2026-03-09",
      categories: named("c", [say("颗粒", "Dust"), say("流挂", "Sag"), say("露底", "Bare spot"), say("划伤", "Scratch")]),
      periods: named("p", [[say("周一", "Mon")], [say("周二", "Tue")], [say("周三", "Wed")], [say("周四", "Thu")], [say("周五", "Fri")]].map(([name]) => name), () => ({ inspected: 200 })) });
    counts.forEach((row, c) => row.forEach((count, p) => { for (let one = 0; one < count; one++) made.taps.push({ category: `c${c + 1}`, period: `p${p + 1}`, at: `2026-03-${String(9 + p).padStart(2, "0")}T09:${String(one * 3 + c).padStart(2, "0")}` }); }));
    return made;
  };
  // What the schema cannot say: ids are unique, every tap belongs to a row and a period.
  const check = ({ categories, periods, taps }) => {
    for (const [name, rows] of [[say("类别", "categories"), categories], [say("时段", "periods"), periods]]) {
      const at = rows.findIndex((row, place) => !row.id || rows.findIndex(other => other.id === row.id) !== place);
      if (at >= 0) return say(`“${name}”第 ${at + 1} 项的编号“${rows[at].id}”为空或重复。`, `The id “${rows[at].id}” of no. ${at + 1} in ${name} is empty or stands twice.`);
    }
    const known = [new Set(categories.map(row => row.id)), new Set(periods.map(row => row.id))];
    const at = taps.findIndex(one => !known[0].has(one.category) || !known[1].has(one.period));
    if (at >= 0) return say(`“记录”第 ${at + 1} 项指向不存在的类别“${taps[at].category}”或时段“${taps[at].period}”。`, `Tap no. ${at + 1} names a category “${taps[at].category}” or period “${taps[at].period}” that does not exist.`);
    const wrong = taps.findIndex(one => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(one.at));
    return wrong >= 0 ? say(`“记录”第 ${wrong + 1} 项的时间“${taps[wrong].at}”应当像 2026-03-31T09:05。`, `The time “${taps[wrong].at}” of tap no. ${wrong + 1} must look like 2026-03-31T09:05.`) : null;
  };
  const count = ({ categories, periods, taps }) => {
    const cells = new Map();
    for (const { category, period } of taps) cells.set(`${category} ${period}`, (cells.get(`${category} ${period}`) ?? 0) + 1);
    const grid = categories.map(c => periods.map(p => cells.get(`${c.id} ${p.id}`) ?? 0));
    return { grid, rows: grid.map(row => row.reduce((sum, each) => sum + each, 0)), columns: periods.map((_, at) => grid.reduce((sum, row) => sum + row[at], 0)), total: taps.length };
  };
  const add = (document, category, period, at) => { document.taps.push({ category, period, at }); };
  const takeBack = (document, category, period) => { const at = document.taps.findLastIndex(one => one.category === category && one.period === period); if (at >= 0) document.taps.splice(at, 1); };
  const name = (row, at) => row.name || say(`第 ${at + 1} 项`, `No. ${at + 1}`);
  const tables = document => {
    const { grid, rows, columns, total } = count(document), { categories, periods } = document;
    return [
      { title: say("合计", "Totals"), head: [say("类别", "Category"), ...periods.map(name), say("合计", "Total")], rows: [...categories.map((row, at) => [name(row, at), ...grid[at], rows[at]]), [say("合计", "Total"), ...columns, total]] },
      { title: say("逐次记录", "Every tap"), head: [say("序号", "No."), say("时间", "Time"), say("类别", "Category"), say("时段", "Period")],
        rows: document.taps.map((one, at) => [at + 1, one.at.replace("T", " "), name(...[categories.findIndex(row => row.id === one.category)].flatMap(each => [categories[each], each])), name(...[periods.findIndex(row => row.id === one.period)].flatMap(each => [periods[each], each]))]) },
    ];
  };
  // What other tools read: columns parted by tabs under a head. The p chart needs how many were looked at in every period; where that is missing
  // the sentence says for which, and where more were found than looked at it says so: a unit can have several faults, then the u chart is right.
  const forPareto = document => {
    const { rows, total } = count(document);
    return total === 0 ? { problem: say("还没有记录，排列图没有数据。", "Nothing is recorded yet: no data for a Pareto chart.") }
      : { data: Boards.tabbed([say("类别", "Category"), say("数量", "Count")], document.categories.map((row, at) => [name(row, at), rows[at]])) };
  };
  const forShares = document => {
    const { columns } = count(document), { periods } = document;
    if (periods.length < 2) return { problem: say("p 图至少需要两个时段。", "A p chart needs two periods or more.") };
    const missing = periods.findIndex(row => !row.inspected), over = periods.findIndex((row, at) => columns[at] > row.inspected);
    if (missing >= 0) return { problem: say(`时段“${name(periods[missing], missing)}”没有检查数，p 图需要每个时段的检查数。`, `“${name(periods[missing], missing)}” has no number inspected; a p chart needs it for every period.`) };
    return over >= 0 ? { problem: say(`时段“${name(periods[over], over)}”的记录 ${columns[over]} 多于检查数 ${periods[over].inspected}：按缺陷计数时请用 u 图。`, `“${name(periods[over], over)}” has ${columns[over]} taps and ${periods[over].inspected} inspected: count of faults belongs in a u chart.`), data: null }
      : { data: Boards.tabbed([say("时段", "Period"), say("不合格数", "Defectives"), say("检查数", "Inspected")], periods.map((row, at) => [name(row, at), columns[at], row.inspected])) };
  };

  const drawing = document => {
    const { categories, periods } = document, { grid, rows, columns, total } = count(document), shapes = [], size = 13;
    const first = Math.min(260, Math.max(90, ...categories.map((row, at) => draw.width(name(row, at), size) + 24))), wide = Math.max(64, Math.min(120, 640 / Math.max(1, periods.length))), high = 40, top = 74;
    const width = 20 + first + wide * (periods.length + 1) + 20, x = at => 20 + first + wide * at, y = at => top + high * at;
    shapes.push(draw.words(document.title || say("检查表", "Check sheet"), 20, 32, { "font-size": 18, "font-weight": 700 }));
    shapes.push(draw.words([document.place, document.by && say(`记录人 ${document.by}`, `by ${document.by}`), document.on].filter(Boolean).join("　"), 20, 56, { fill: "soft" }));
    shapes.push(draw.box(20, top, width - 40, high, { fill: "wash", stroke: "line" }));
    const cell = (text, at, row, more) => draw.centred(draw.wrap(text, wide - 8, size), x(at) + wide / 2, y(row) + high / 2, { leading: 15, ...more });
    periods.forEach((row, at) => shapes.push(cell(name(row, at), at, 0, { "font-weight": 600 })));
    shapes.push(cell(say("合计", "Total"), periods.length, 0, { "font-weight": 600 }));
    categories.forEach((row, at) => {
      shapes.push(draw.lines(draw.wrap(name(row, at), first - 14, size), 28, y(at + 1) + 24, { leading: 15 }));
      grid[at].forEach((value, column) => shapes.push(strokes(value, x(column), y(at + 1), wide, high)));
      shapes.push(cell(String(rows[at]), periods.length, at + 1, { "font-weight": 600 }));
    });
    shapes.push(draw.words(say("合计", "Total"), 28, y(categories.length + 1) + 25, { "font-weight": 600 }));
    [...columns, total].forEach((value, at) => shapes.push(cell(String(value), at, categories.length + 1, { "font-weight": 600 })));
    for (let at = 0; at <= categories.length + 2; at++) shapes.push(draw.line(20, y(at), width - 20, y(at), { stroke: "line" }));
    [20, ...periods.map((_, at) => x(at)), x(periods.length), width - 20].forEach(at => shapes.push(draw.line(at, top, at, y(categories.length + 2), { stroke: "line" })));
    return { width, height: y(categories.length + 2) + 20, shapes };
  };
  // Tally strokes: 正 stands for five, its first strokes for the rest, as on paper; more than fit are written as a number.
  const parts = [[0, 0, 12, 0], [6, 0, 6, 14], [6, 7, 11, 7], [2, 6, 2, 14], [0, 14, 12, 14]];
  const strokes = (value, x, y, wide, high) => {
    if (value === 0) return [];
    const fives = Math.ceil(value / 5), room = Math.floor((wide - 34) / 16);
    if (fives > room * 2) return draw.centred([String(value)], x + wide / 2, y + high / 2);
    const perLine = Math.max(1, room), tall = fives > perLine ? 0.8 : 1, lines = [];
    for (let one = 0; one < value; one++) {
      const group = Math.floor(one / 5), [x1, y1, x2, y2] = parts[one % 5], left = x + 6 + (group % perLine) * 16, top = y + (fives > perLine ? 4 + Math.floor(group / perLine) * 17 : 13);
      lines.push(draw.line(left + x1 * tall, top + y1 * tall, left + x2 * tall, top + y2 * tall, { stroke: "brand", "stroke-width": 1.5 }));
    }
    return [...lines, draw.words(String(value), x + wide - 6, y + high / 2 + 4, { "font-size": 11, fill: "soft", "text-anchor": "end" })];
  };
  Boards.kinds["check-sheet"] = { schema, blank, example, check, tables, draw: drawing, count, add, takeBack, forPareto, forShares, free, steps: 40 };
})(globalThis);
