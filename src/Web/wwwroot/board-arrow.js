// Arrow diagram with the critical path method. Earliest start = latest finish of what must be done before; latest finish = earliest of the latest starts
// of what follows; total float = latest − earliest start, free float = what an activity may slip without moving the next. A duration may be 0 or a
// fraction; a missing one is never counted as nought. Drawn by board-arrow-network.js.
(root => {
  const { Boards } = root, { say, text, number, choice, list, record } = Boards;
  const units = [["day", "天", "days"], ["hour", "小时", "hours"], ["week", "周", "weeks"], ["minute", "分", "minutes"]];
  const activity = record(["工作", "activity"], {
    code: text(["代号", "code"], 10), text: text(["名称", "name"], 100), time: number(["工期", "duration"], { most: 1e5 }), after: list(["紧前工作", "predecessors"], text(["代号", "code"], 10), 20),
  });
  const most = 80, schema = Boards.board("arrow", { unit: choice(["时间单位", "unit of time"], units), activities: list(["工作", "activities"], activity, most) });
  const made = (code, words, time, after = []) => ({ code, text: words, time, after });
  const blank = () => ({ ...schema.blank(), board: "arrow", version: 1, activities: [made("A", "", null), made("B", "", null, ["A"])] });
  const example = () => ({ ...blank(), title: say("涂装线改造实施计划", "Coating line, plan of the change"), activities: [
    made("A", say("编制改造方案", "Write the plan"), 3), made("B", say("采购调压阀", "Buy regulators"), 10, ["A"]), made("C", say("改造喷涂工位", "Rebuild the booth"), 5, ["A"]), made("D", say("编写作业指导书并培训", "Instructions, training"), 4, ["A"]),
    made("E", say("安装调试", "Install and set up"), 3, ["B", "C"]), made("F", say("首件试制", "First pieces"), 2, ["D", "E"]), made("G", say("测量系统分析", "Gauge study"), 1, ["E"]), made("H", say("过程能力研究", "Capability study"), 3, ["F", "G"]), made("I", say("验收移交", "Hand over"), 1, ["H"]),
  ] });
  const nameOf = one => one.text ? `${one.code} ${one.text}` : one.code;

  // The first way on which activities wait for each other, as positions, the first one again at the end; null where there is none.
  const ring = before => {
    const state = before.map(() => 0), way = [];
    const visit = at => {
      state[at] = 1;
      way.push(at);
      for (const other of before[at]) {
        if (state[other] === 1) return [...way.slice(way.indexOf(other)), other].reverse();
        const found = state[other] === 0 ? visit(other) : null;
        if (found) return found;
      }
      state[at] = 2;
      way.pop();
      return null;
    };
    for (const at of before.keys()) { const found = state[at] === 0 ? visit(at) : null; if (found) return found; }
    return null;
  };
  const places = activities => new Map(activities.map((one, at) => [one.code, at]));
  const check = ({ activities }) => {
    const at = places(activities), twice = activities.findIndex((one, place) => !one.code.trim() || activities.findIndex(other => other.code === one.code) !== place);
    if (twice >= 0) return say(`“工作”第 ${twice + 1} 项的代号“${activities[twice].code}”为空或重复。`, `The code “${activities[twice].code}” of activity no. ${twice + 1} is empty or stands twice.`);
    for (const one of activities) {
      const foreign = one.after.find(code => !at.has(code)), again = one.after.find((code, place) => one.after.indexOf(code) !== place);
      if (foreign !== undefined) return say(`工作“${nameOf(one)}”的紧前工作“${foreign}”不存在。`, `The predecessor “${foreign}” of activity “${nameOf(one)}” does not exist.`);
      if (again !== undefined) return say(`工作“${nameOf(one)}”的紧前工作“${again}”写了两次。`, `The predecessor “${again}” of activity “${nameOf(one)}” stands twice.`);
    }
    const waits = ring(activities.map(one => one.after.map(code => at.get(code))));
    if (!waits) return null;
    const codes = waits.map(place => activities[place].code).join(" → "), name = nameOf(activities[waits[0]]);
    return waits.length === 2 ? say(`工作“${name}”不能是自己的紧前工作。`, `Activity “${name}” cannot be its own predecessor.`)
      : say(`工作“${name}”绕一圈又回到自己：${codes}。请去掉其中一个紧前工作。`, `Activity “${name}” comes back to itself: ${codes}. Take out one of these predecessors.`);
  };

  const near = 1e-9, exact = value => value === null ? null : Math.round(value * 1e9) / 1e9;
  // What hangs on a missing duration is null: forward from it, and every latest time.
  const figures = ({ activities }) => {
    const at = places(activities), before = activities.map(one => one.after.map(code => at.get(code))), next = activities.map((_, place) => activities.map((_, other) => other).filter(other => before[other].includes(place)));
    const order = [], seen = new Set(), visit = place => { if (seen.has(place)) return; seen.add(place); before[place].forEach(visit); order.push(place); };
    activities.forEach((_, place) => visit(place));
    const start = [], finish = [], lateStart = [], lateFinish = [], all = (values, of) => values.some(value => value === null) ? null : of(...values);
    order.forEach(place => {
      start[place] = exact(all([0, ...before[place].map(each => finish[each])], Math.max));
      finish[place] = exact(all([start[place], activities[place].time], (from, time) => from + time));
    });
    const total = activities.length ? exact(all(finish, Math.max)) : null;
    order.toReversed().forEach(place => {
      lateFinish[place] = total === null ? null : exact(Math.min(total, ...next[place].map(each => lateStart[each])));
      lateStart[place] = total === null ? null : exact(lateFinish[place] - activities[place].time);
    });
    const rows = activities.map((_, place) => ({
      start: start[place], finish: finish[place], lateStart: lateStart[place], lateFinish: lateFinish[place], total: total === null ? null : exact(lateStart[place] - start[place]),
      free: total === null ? null : exact(Math.min(total, ...next[place].map(each => start[each])) - finish[place]), critical: total !== null && lateStart[place] - start[place] < near,
    }));
    return { rows, total, missing: activities.filter(one => one.time === null).map(one => one.code), before, next, order };
  };
  // The critical paths: how many there are, and the first `most` of them.
  const criticalPaths = ({ activities }, most = 3) => {
    const { rows, total, before, next, order } = figures({ activities }), follows = place => next[place].filter(each => rows[each].critical && Math.abs(rows[each].start - rows[place].finish) < near), count = [];
    if (total === null) return { count: 0, paths: [] };
    order.toReversed().forEach(place => { count[place] = follows(place).length ? follows(place).reduce((sum, each) => sum + count[each], 0) : 1; });
    const starts = [...rows.keys()].filter(place => rows[place].critical && !before[place].some(each => rows[each].critical && follows(each).includes(place))), paths = [];
    const walk = way => { if (paths.length >= most) return; const onward = follows(way.at(-1)); if (onward.length) onward.forEach(each => walk([...way, each])); else paths.push(way.map(place => activities[place].code)); };
    starts.forEach(place => walk([place]));
    return { count: starts.reduce((sum, place) => sum + count[place], 0), paths };
  };
  const unitOf = document => Boards.label(units.find(([unit]) => unit === document.unit).slice(1));
  const shown = value => Boards.round(value, 3);
  const sentence = document => {
    const { total, missing } = figures(document), { count, paths } = criticalPaths(document), unit = unitOf(document), ways = paths.map(path => path.join(" → "));
    if (!document.activities.length) return say("还没有工作。", "No activities yet.");
    if (missing.length) return say(`还不能算全：缺少 ${missing.slice(0, 8).join("、")}${missing.length > 8 ? ` 等 ${missing.length} 项工作` : ""} 的工期。`, `Not complete: the duration of ${missing.slice(0, 8).join(", ")}${missing.length > 8 ? ` and ${missing.length - 8} more` : ""} is missing.`);
    return say(`总工期 ${shown(total)} ${unit}；关键线路${count > 1 ? `有 ${count} 条：` : " "}${ways.join("；")}${count > paths.length ? " 等" : ""}。`, `${shown(total)} ${unit} in all; critical ${count > 1 ? `paths (${count}): ` : "path "}${ways.join("; ")}${count > paths.length ? " …" : ""}.`);
  };
  const tables = document => {
    const { rows } = figures(document);
    return [{ title: say(`时间参数（${unitOf(document)}）`, `Times (${unitOf(document)})`),
      head: [say("代号", "Code"), say("工作", "Activity"), say("紧前工作", "After"), say("工期", "Duration"), say("最早开始 ES", "ES"), say("最早完成 EF", "EF"), say("最迟开始 LS", "LS"), say("最迟完成 LF", "LF"), say("总时差", "Total float"), say("自由时差", "Free float"), say("关键工作", "Critical")],
      rows: document.activities.map((one, at) => { const { start, finish, lateStart, lateFinish, total, free, critical } = rows[at]; return [one.code, one.text, one.after.join(", "), one.time, start, finish, lateStart, lateFinish, total, free, critical ? say("是", "yes") : ""]; }) }];
  };

  // A, B … Z, AA, AB …: the first code that is free.
  const letters = at => (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + at % 26);
  const free = activities => { let at = 0; while (activities.some(one => one.code === letters(at))) at++; return letters(at); };
  // Predecessors as people write them: any comma, space or case; or the sentence why not.
  const predecessors = (document, at, written) => {
    const codes = [...new Set(written.normalize("NFKC").split(/[\s,、;]+/).filter(Boolean))].map(code => document.activities.find(one => one.code.toLowerCase() === code.toLowerCase())?.code ?? code);
    const problem = check({ activities: document.activities.map((one, place) => place === at ? { ...one, after: [...new Set(codes)] } : one) });
    return problem ? { problem } : { value: [...new Set(codes)] };
  };
  // What followed an activity that is taken out follows what stood before it.
  const bridge = (document, gone) => document.activities.forEach(one => { if (one.after.includes(gone.code)) one.after = [...new Set(one.after.flatMap(code => code === gone.code ? gone.after : [code]))]; });
  Boards.kinds.arrow = { schema, blank, example, check, tables, figures, criticalPaths, sentence, free, predecessors, bridge, unitOf, shown };

  if (!root.document) return;
  Boards.views.arrow = {
    edit(board) {
      const { fields, rows, group, h } = Boards.parts;
      return [
        fields(board, "head", [{ key: "unit", label: say("时间单位", "Unit of time"), type: "choice", options: units }], document => document),
        group(say("工作", "Activities"), h("p", { class: "hint" }, say("紧前工作写代号，用逗号或空格分开，例如 A, B；没有就留空。", "Predecessors by their codes, parted by commas or spaces, such as A, B; leave empty where there are none.")), rows(board, {
          name: "activity", one: say("工作", "activity"), add: say("加工作", "Add an activity"), most, of: document => document.activities,
          fresh: document => made(free(document.activities), "", null, document.activities.length ? [document.activities.at(-1).code] : []), onRemove: bridge,
          columns: [{ key: "code", label: say("代号", "Code"), show: row => h("b", {}, row.code), narrow: true }, { key: "text", label: say("名称", "Name") }, { key: "time", label: say("工期", "Duration"), type: "number", limits: activity.fields.time.limits },
            { key: "after", label: say("紧前工作", "After"), value: row => row.after.join(", "), read: (written, at) => predecessors(board.document, at, written) }] })),
      ];
    },
    result(board, box) { box.replaceChildren(Boards.parts.h("p", { class: "board-verdict" }, sentence(board.document))); },
  };
})(globalThis);
