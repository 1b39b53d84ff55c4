// Value-stream map. Takt = available time / demand. Waiting of a stock = pieces / demand a day (Little's law), lead time = all waiting, value added =
// sum of cycle times; the ratio sets the value-added time against the lead time in working time. Hand calculation: 900 a day, 54,000 s → takt 60 s.
(root => {
  const { Boards } = root, { say, text, number, list, record } = Boards, draw = Boards.svg;
  const process = record(["工序", "process"], {
    name: text(["名称", "name"], 60), stock: number(["工序前在制品", "stock before"], { most: 1e8 }), cycle: number(["周期时间（秒）", "cycle time (s)"], { most: 1e6 }), changeover: number(["换型时间（分）", "changeover (min)"], { most: 1e5 }),
    uptime: number(["开动率（%）", "uptime (%)"], { least: 0.1, most: 100 }), operators: number(["人数", "operators"], { most: 1000 }),
  });
  const schema = Boards.board("value-stream", {
    supplier: text(["供方", "supplier"], 60), customer: text(["顾客", "customer"], 60), demand: number(["每日需求（件）", "demand a day"], { least: 0.001, most: 1e8 }), shifts: number(["每日班次", "shifts a day"], { least: 1, most: 4, whole: true }),
    minutes: number(["每班可用时间（分）", "minutes available a shift"], { least: 1, most: 1440 }), processes: list(["工序", "processes"], process, 40), finished: number(["成品库存", "finished stock"], { most: 1e8 }),
  });
  const blank = () => ({ ...schema.blank(), board: "value-stream", version: 1, supplier: say("供方", "Supplier"), customer: say("顾客", "Customer"), processes: [process.blank(), process.blank(), process.blank()] });
  const example = () => ({
    ...blank(), title: say("支架零件价值流（现状）", "Bracket, current state"), demand: 900, shifts: 2, minutes: 450, finished: 4050,
    processes: [["冲压", "Stamping", 4500, 1, 60, 85, 1], ["焊接一", "Welding 1", 6840, 39, 10, 100, 1], ["焊接二", "Welding 2", 1620, 46, 10, 80, 1], ["装配一", "Assembly 1", 2430, 62, 0, 100, 1], ["装配二", "Assembly 2", 1800, 40, 0, 100, 1]]
      .map(([chinese, english, stock, cycle, changeover, uptime, operators]) => ({ name: say(chinese, english), stock, cycle, changeover, uptime, operators })),
  });
  // What cannot be calculated is null and named in `missing`: an empty field never counts as nought.
  const figures = ({ demand, shifts, minutes, processes, finished }) => {
    const name = (one, at) => one.name || say(`工序 ${at + 1}`, `process ${at + 1}`), missing = [];
    const available = shifts !== null && minutes !== null ? shifts * minutes * 60 : null;
    if (demand === null) missing.push(say("每日需求", "demand a day"));
    if (available === null) missing.push(say("每日班次和每班可用时间", "shifts and minutes a shift"));
    processes.forEach((one, at) => { if (one.cycle === null) missing.push(say(`${name(one, at)}的周期时间`, `cycle time of ${name(one, at)}`)); if (one.stock === null) missing.push(say(`${name(one, at)}前的在制品`, `stock before ${name(one, at)}`)); });
    if (finished === null) missing.push(say("成品库存", "finished stock"));
    if (!processes.length) missing.push(say("工序", "processes"));
    const takt = demand !== null && available !== null ? available / demand : null;
    const waits = [...processes.map(one => one.stock), finished].map(stock => stock !== null && demand !== null ? stock / demand : null);
    const sum = values => values.length && values.every(value => value !== null) ? values.reduce((all, value) => all + value, 0) : null;
    const lead = sum(waits), added = sum(processes.map(one => one.cycle));
    const leadSeconds = lead !== null && available !== null && added !== null ? lead * available + added : null;
    // A machine that runs 80 % of the time gives a piece every cycle / 0.8 seconds; where uptime is not stated the cycle time alone is compared.
    const paces = processes.map(one => one.cycle === null ? null : one.cycle / ((one.uptime ?? 100) / 100));
    const slow = takt === null ? [] : paces.map((pace, at) => pace !== null && pace > takt ? at : -1).filter(at => at >= 0);
    return { available, takt, waits, lead, added, ratio: leadSeconds ? added / leadSeconds : null, paces, slow, operators: sum(processes.map(one => one.operators)), missing };
  };
  const days = value => value === null ? "—" : say(`${Boards.round(value, 2)} 天`, `${Boards.round(value, 2)} d`);
  const seconds = value => value === null ? "—" : say(`${Boards.round(value)} 秒`, `${Boards.round(value)} s`);
  const percent = value => value === null ? "—" : `${Boards.round(value * 100, 3)}%`;
  const tables = document => {
    const { takt, waits, lead, added, ratio, paces, slow, available, operators } = figures(document);
    return [
      { title: say("工序", "Processes"), head: [say("工序", "Process"), say("前在制品", "Stock before"), say("等待（天）", "Waiting (d)"), say("周期（秒）", "Cycle (s)"), say("换型（分）", "Changeover (min)"), say("开动率 %", "Uptime %"), say("人数", "Operators"), say("实际节奏（秒）", "Pace (s)"), say("与节拍", "Against takt")],
        rows: [...document.processes.map((one, at) => [one.name, one.stock, waits[at] === null ? "" : Number(waits[at].toFixed(3)), one.cycle, one.changeover, one.uptime, one.operators, paces[at] === null ? "" : Number(paces[at].toFixed(1)), takt === null || paces[at] === null ? "" : slow.includes(at) ? say("慢于节拍", "slower") : say("满足", "meets")]),
          [say("成品", "Finished"), document.finished, waits.at(-1) === null ? "" : Number(waits.at(-1).toFixed(3)), "", "", "", "", "", ""]] },
      { title: say("结果", "Result"), head: [say("项目", "Figure"), say("数值", "Value")], rows: [[say("每日可用时间", "Time available a day"), seconds(available)], [say("节拍时间", "Takt time"), seconds(takt)], [say("交付周期（在制品等待之和）", "Lead time (sum of waiting)"), days(lead)], [say("增值时间（周期之和）", "Value-added time (sum of cycles)"), seconds(added)], [say("增值比（按工作时间）", "Value-added ratio (of working time)"), percent(ratio)], [say("人数合计", "Operators"), operators]] },
    ];
  };
  const sentence = document => {
    const { takt, lead, added, ratio, slow, missing } = figures(document), names = slow.map(at => document.processes[at].name || say(`工序 ${at + 1}`, `process ${at + 1}`));
    if (missing.length) return say(`还不能算全：缺少${missing.slice(0, 4).join("、")}${missing.length > 4 ? `等 ${missing.length} 处` : ""}。`, `Not complete: ${missing.slice(0, 4).join(", ")}${missing.length > 4 ? ` and ${missing.length - 4} more` : ""} missing.`);
    return say(`节拍 ${Boards.round(takt)} 秒，交付周期 ${Boards.round(lead)} 天，其中增值 ${Boards.round(added)} 秒，增值比 ${percent(ratio)}。${names.length ? `${names.join("、")}慢于节拍。` : "各工序均满足节拍。"}`,
      `Takt ${Boards.round(takt)} s, lead time ${Boards.round(lead)} days of which ${Boards.round(added)} s add value (${percent(ratio)}). ${names.length ? `Slower than takt: ${names.join(", ")}.` : "Every process keeps takt."}`);
  };
  const drawing = document => {
    const { takt, waits, lead, added, ratio, paces, slow } = figures(document), shapes = [], step = 190, left = 30, top = 250, ladder = 480;
    const count = document.processes.length, width = Math.max(760, left + 90 + count * step + 190), end = width - 150;
    const centre = (texts, x, y, more) => draw.centred(texts, x, y, more);
    const factory = (x, name, more) => {
      shapes.push(draw.path(`M${x} 130V76L${x + 40} 56V76L${x + 80} 56V76L${x + 120} 56V130Z`, { fill: "wash" }), centre(draw.wrap(name, 112, 13).slice(0, 2), x + 60, 104, { "font-weight": 600, leading: 16 }));
      more.forEach((one, at) => shapes.push(draw.words(one, x + 60, 150 + at * 18, { "text-anchor": "middle", fill: "soft", "font-size": 12 })));
    };
    shapes.push(draw.words(document.title || say("价值流图", "Value-stream map"), 24, 32, { "font-size": 18, "font-weight": 700 }));
    factory(left, document.supplier, []);
    factory(end, document.customer, [document.demand === null ? say("需求未填", "no demand") : say(`${document.demand} 件/天`, `${document.demand} a day`), say(`节拍 ${seconds(takt)}`, `takt ${seconds(takt)}`)]);
    const info = width / 2;
    shapes.push(draw.box(info - 75, 76, 150, 46, { fill: "card" }), centre([say("生产计划", "Production control")], info, 99, { "font-weight": 600 }));
    shapes.push(draw.line(end - 6, 92, info + 82, 92, { "stroke-dasharray": "5 4" }), draw.arrow(info + 77, 92, Math.PI), draw.line(info - 77, 92, left + 128, 92, { "stroke-dasharray": "5 4" }), draw.arrow(left + 124, 92, Math.PI));
    const triangle = (x, stock, at) => {
      shapes.push(draw.path(`M${x} ${top + 8}L${x + 22} ${top + 46}H${x - 22}Z`, { fill: "amberpale", stroke: "amber" }), centre(["I"], x, top + 33, { fill: "amber", "font-weight": 700 }));
      shapes.push(draw.words(stock === null ? "—" : say(`${stock} 件`, `${stock} pcs`), x, top + 64, { "text-anchor": "middle", "font-size": 12 }));
      shapes.push(draw.words(days(waits[at]), x, ladder - 8, { "text-anchor": "middle", "font-size": 12, fill: "amber" }));
    };
    shapes.push(draw.path(`M${left + 60} 134V${top - 16}`, { "stroke-width": 3 }), draw.arrow(left + 60, top - 10, Math.PI / 2));
    let x = left + 40, rung = `M${left} ${ladder}`;
    document.processes.forEach((one, at) => {
      const box = x + 36, marked = slow.includes(at), wide = 118;
      triangle(x, one.stock, at);
      shapes.push(draw.box(box, top, wide, 54, { fill: "brandpale", stroke: marked ? "red" : "brand", "stroke-width": marked ? 2.5 : 1.2 }), centre(draw.wrap(one.name || say(`工序 ${at + 1}`, `Process ${at + 1}`), wide - 10, 13).slice(0, 2), box + wide / 2, top + 20, { "font-weight": 600, leading: 16 }));
      shapes.push(draw.words(one.operators === null ? "" : say(`${one.operators} 人`, `${one.operators} op.`), box + wide / 2, top + 48, { "text-anchor": "middle", "font-size": 11, fill: "soft" }));
      [[say("周期", "C/T"), seconds(one.cycle)], [say("换型", "C/O"), one.changeover === null ? "—" : say(`${one.changeover} 分`, `${one.changeover} min`)], [say("开动率", "Uptime"), one.uptime === null ? "—" : `${one.uptime}%`], [say("节奏", "Pace"), seconds(paces[at])]].forEach(([name, value], row) => {
        const y = top + 54 + row * 24;
        shapes.push(draw.box(box, y, wide, 24, { stroke: "line" }), draw.words(name, box + 7, y + 16, { "font-size": 12, fill: "soft" }), draw.words(value, box + wide - 7, y + 16, { "font-size": 12, "text-anchor": "end", fill: row === 3 && marked ? "red" : "ink" }));
      });
      shapes.push(draw.path(`M${box + wide + 2} ${top + 27}H${box + wide + 9}`, { "stroke-width": 5, "stroke-dasharray": "3 2" }), draw.arrow(box + wide + 15, top + 27, 0));
      rung += `H${box}V${ladder + 26}H${box + wide}V${ladder}`;
      shapes.push(draw.words(seconds(one.cycle), box + wide / 2, ladder + 44, { "text-anchor": "middle", "font-size": 12, fill: "jade" }));
      x += step;
    });
    triangle(x, document.finished, count);
    shapes.push(draw.path(`M${x + 26} ${top + 27}H${end + 60}V176`, { "stroke-width": 3 }), draw.arrow(end + 60, 170 + (takt === null ? 4 : 4), -Math.PI / 2));
    shapes.push(draw.path(rung + `H${x + 36}`, { stroke: "ink", "stroke-width": 1.6 }));
    shapes.push(draw.box(x + 50, ladder - 26, width - x - 70, 74, { fill: "wash", stroke: "line" }), draw.words(say(`交付周期 ${days(lead)}`, `Lead time ${days(lead)}`), x + 60, ladder - 6, { "font-size": 12, "font-weight": 600, fill: "amber" }), draw.words(say(`增值 ${seconds(added)}`, `Added ${seconds(added)}`), x + 60, ladder + 16, { "font-size": 12, "font-weight": 600, fill: "jade" }), draw.words(say(`增值比 ${percent(ratio)}`, `Ratio ${percent(ratio)}`), x + 60, ladder + 38, { "font-size": 12, "font-weight": 600 }));
    return { width, height: ladder + 70, shapes };
  };
  Boards.kinds["value-stream"] = { schema, blank, example, tables, draw: drawing, figures, sentence };

  if (!root.document) return;
  const column = (key, more = {}) => { const { words, limits } = process.fields[key]; return { key, label: Boards.label(words), type: limits ? "number" : "text", limits, ...more }; };
  const head = key => { const { words, limits } = schema.fields[key]; return { key, label: Boards.label(words), type: limits ? "number" : "text", limits, short: true }; };
  Boards.views["value-stream"] = {
    edit(board) {
      const { fields, rows, group } = Boards.parts;
      return [
        group(say("需求与可用时间", "Demand and time"), fields(board, "head", ["supplier", "customer", "demand", "shifts", "minutes", "finished"].map(head), document => document)),
        group(say("工序，自上游到下游", "Processes, from upstream down"), rows(board, { name: "process", one: say("工序", "process"), add: say("加工序", "Add a process"), most: 40, of: document => document.processes, fresh: () => process.blank(), columns: ["name", "stock", "cycle", "changeover", "uptime", "operators"].map(key => column(key)) })),
      ];
    },
    result(board, box) { const { h } = Boards.parts; box.replaceChildren(h("p", { class: "board-verdict" }, sentence(board.document))); },
  };
})(globalThis);
