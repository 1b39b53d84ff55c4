// 5S audit: five sections, items of 0 to 4 points. An item without points is not judged: it counts neither as nought nor as full marks.
(root => {
  const { Boards } = root, { say, text, number, flag, day, list, record } = Boards, draw = Boards.svg;
  const names = [["整理", "Sort"], ["整顿", "Set in order"], ["清扫", "Shine"], ["清洁", "Standardise"], ["素养", "Sustain"]];
  const item = record(["条目", "item"], { text: text(["条目", "item"], 200), points: number(["得分", "points"], { most: 4, whole: true }), note: text(["现场与照片说明", "note on place and photo"], 500) });
  const schema = Boards.board("five-s", {
    area: text(["区域", "area"], 200), by: text(["检查人", "auditor"], 60), on: day(["日期", "day"]),
    sections: list(["五个 S", "sections"], record(["部分", "section"], { items: list(["条目", "items"], item, 40) }), 5, 5),
    actions: list(["整改", "actions"], record(["整改", "action"], { section: text(["部分", "section"], 20), what: text(["整改内容", "what"], 500), who: text(["责任人", "who"], 60), due: day(["期限", "due"]), done: flag(["完成", "done"]) }), 200),
  });
  const questions = () => [
    [["工位上没有当班用不到的物品", "Nothing at the place that this shift does not need"], ["报废和待处理品有标识并隔离", "Scrap and pending goods are marked and apart"], ["通道与安全出口没有堆放", "Ways and exits are free"], ["图纸、工艺文件都是现行版本", "Drawings and instructions are current"]],
    [["物品定位，有名称和数量标识", "Things have places with name and number"], ["常用工具伸手可取，用完归位", "Tools in reach, and back after use"], ["地面划线清楚", "Floor marks are clear"], ["缺了什么一眼能看出", "What is missing shows at a glance"]],
    [["设备表面无油污积灰", "Machines free of oil and dust"], ["地面无积水、碎屑", "Floor free of water and chips"], ["污染源已找到并控制", "Sources of dirt are found and held"], ["清扫责任区有人有时间", "Areas have names and times"]],
    [["有看板说明标准状态", "A board shows the standard"], ["点检表按时填写", "Check lists are filled in time"], ["异常有记录并闭环", "What is odd is recorded and closed"], ["目视管理标识统一", "Visual marks are uniform"]],
    [["按规定穿戴劳保用品", "Protective wear is worn"], ["员工能说出本区标准", "People know the standard of the place"], ["班前会讲到 5S", "5S is part of the shift meeting"], ["上次整改按期完成", "Earlier actions are done in time"]],
  ];
  const blank = () => ({ ...schema.blank(), board: "five-s", version: 1, sections: questions().map(all => ({ items: all.map(words => ({ text: Boards.label(words), points: null, note: "" })) })) });
  const example = () => {
    const made = blank(), points = [[4, 3, 2, 4], [3, 3, 2, 1], [3, 4, 2, 3], [3, 2, 3, 3], [4, 3, 3, 2]];
    Object.assign(made, { title: say("喷涂车间 5S 检查", "5S audit, coating shop"), area: say("喷涂一线", "Coating line 1"), by: say("王工", "Wang"), on: "2026-03-20" });
    made.sections.forEach((section, s) => section.items.forEach((one, at) => { one.points = points[s][at]; }));
    made.sections[1].items[3].note = say("工具板缺两把扳手，照片 07", "Two spanners missing on the board, photo 07");
    addActions(made);
    Object.assign(made.actions[0], { who: say("李工", "Li"), due: "2026-03-31" });
    return made;
  };
  // Share of the points that could be had, in percent, of what was judged; null where nothing was.
  const score = ({ items }) => {
    const judged = items.filter(one => one.points !== null);
    return { judged: judged.length, open: items.length - judged.length, points: judged.reduce((sum, one) => sum + one.points, 0), most: judged.length * 4, percent: judged.length ? judged.reduce((sum, one) => sum + one.points, 0) / judged.length * 25 : null };
  };
  const figures = ({ sections, actions }) => ({ sections: sections.map(score), total: score({ items: sections.flatMap(section => section.items) }), openActions: actions.filter(one => !one.done).length });
  // What has two points or fewer and no action yet gets one. Answers how many were added.
  const addActions = document => {
    const before = document.actions.length;
    document.sections.forEach((section, at) => section.items.filter(one => one.points !== null && one.points <= 2).forEach(one => {
      if (document.actions.length < 200 && !document.actions.some(action => action.section === names[at][0] && action.what === one.text)) document.actions.push({ section: names[at][0], what: one.text, who: "", due: "", done: false });
    }));
    return document.actions.length - before;
  };
  const sectionName = key => Boards.label(names.find(([each]) => each === key) ?? [key, key]);
  const check = ({ actions }) => {
    const at = actions.findIndex(one => one.section && !names.some(([each]) => each === one.section));
    return at >= 0 ? say(`“整改”第 ${at + 1} 项的部分“${actions[at].section}”不是五个 S 之一。`, `The section “${actions[at].section}” of action no. ${at + 1} is none of the five.`) : null;
  };
  const tables = document => {
    const { sections, total } = figures(document);
    return [
      { title: say("得分", "Scores"), head: [say("部分", "Section"), say("得分", "Points"), say("满分", "Of"), say("得分率 %", "Percent"), say("未评条目", "Not judged")], rows: [...sections.map((one, at) => [Boards.label(names[at]), one.points, one.most, one.percent === null ? "" : Number(one.percent.toFixed(1)), one.open]), [say("合计", "Total"), total.points, total.most, total.percent === null ? "" : Number(total.percent.toFixed(1)), total.open]] },
      { title: say("条目", "Items"), head: [say("部分", "Section"), say("条目", "Item"), say("得分", "Points"), say("说明", "Note")], rows: document.sections.flatMap((section, at) => section.items.map(one => [Boards.label(names[at]), one.text, one.points, one.note])) },
      { title: say("整改", "Actions"), head: [say("部分", "Section"), say("整改内容", "What"), say("责任人", "Who"), say("期限", "Due"), say("完成", "Done")], rows: document.actions.map(one => [sectionName(one.section), one.what, one.who, one.due, one.done ? say("是", "yes") : say("否", "no")]) },
    ];
  };
  const drawing = document => {
    const { sections, total, openActions } = figures(document), cx = 300, cy = 270, far = 150, shapes = [];
    const spot = (at, share) => { const angle = -Math.PI / 2 + at * 2 * Math.PI / 5; return [cx + far * share * Math.cos(angle), cy + far * share * Math.sin(angle)]; };
    const ring = share => "M" + [0, 1, 2, 3, 4].map(at => spot(at, share).map(value => value.toFixed(1)).join(" ")).join("L") + "Z";
    shapes.push(draw.words(document.title || say("5S 检查", "5S audit"), 24, 36, { "font-size": 18, "font-weight": 700 }), draw.words([document.area, document.by, document.on].filter(Boolean).join("　"), 24, 60, { fill: "soft" }));
    [0.25, 0.5, 0.75, 1].forEach(share => shapes.push(draw.path(ring(share), { stroke: "line", "stroke-width": 1 })));
    [0, 1, 2, 3, 4].forEach(at => shapes.push(draw.line(cx, cy, ...spot(at, 1), { stroke: "line", "stroke-width": 1 })));
    if (sections.every(one => one.percent !== null)) shapes.push(draw.path("M" + sections.map((one, at) => spot(at, one.percent / 100).map(value => value.toFixed(1)).join(" ")).join("L") + "Z", { stroke: "brand", "stroke-width": 2, fill: "brandpale", "fill-opacity": 0.55 }));
    sections.forEach((one, at) => {
      const [x, y] = spot(at, 1.2), anchor = at === 0 ? "middle" : at < 3 ? "start" : "end", lift = at === 0 ? -8 : 4;
      if (one.percent !== null) shapes.push(draw.circle(...spot(at, one.percent / 100), 4, { fill: "brand", stroke: "brand" }));
      shapes.push(draw.words(Boards.label(names[at]), x, y + lift, { "text-anchor": anchor, "font-weight": 600, "font-size": 14 }), draw.words(one.percent === null ? say("未评", "not judged") : `${Boards.round(one.percent)}%`, x, y + lift + 18, { "text-anchor": anchor, fill: one.percent !== null && one.percent < 60 ? "red" : "soft" }));
    });
    shapes.push(draw.words("100", cx + 5, cy - far + 12, { "font-size": 10, fill: "soft" }), draw.words("50", cx + 5, cy - far / 2 + 12, { "font-size": 10, fill: "soft" }));
    shapes.push(draw.words(say(`合计 ${Boards.round(total.percent)}${total.percent === null ? "" : "%"}（${total.points} / ${total.most} 分，未评 ${total.open} 条），未完成整改 ${openActions} 项`, `Total ${Boards.round(total.percent)}${total.percent === null ? "" : " %"} (${total.points} of ${total.most} points, ${total.open} not judged), ${openActions} open actions`), 24, 480, { "font-size": 14 }));
    return { width: 600, height: 504, shapes };
  };
  Boards.kinds["five-s"] = { schema, blank, example, check, tables, draw: drawing, figures, addActions };

  if (!root.document) return;
  const points = [[0, "无", "none"], [1, "差", "poor"], [2, "一般", "fair"], [3, "好", "good"], [4, "很好", "very good"]];
  Boards.views["five-s"] = {
    edit(board) {
      const { h, fields, rows, group } = Boards.parts;
      const marks = (s, at) => h("span", { class: "board-points", role: "group", "aria-label": say("得分", "Points") }, points.map(([value, chinese, english]) => {
        const one = board.document.sections[s].items[at], button = h("button", { type: "button", "data-key": `points-${s}-${at}-${value}`, "aria-pressed": String(one.points === value), title: say(chinese, english), onclick: () => {
          board.change(document => { const item = document.sections[s].items[at]; item.points = item.points === value ? null : value; });
          button.parentElement.querySelectorAll("button").forEach((each, place) => each.setAttribute("aria-pressed", String(board.document.sections[s].items[at].points === place)));
        } }, String(value));
        return button;
      }));
      return [
        fields(board, "head", [{ key: "area", label: say("区域", "Area") }, { key: "by", label: say("检查人", "Auditor"), short: true }, { key: "on", label: say("日期", "Day"), type: "date", short: true }], document => document),
        h("p", { class: "hint" }, say("0 无 · 1 差 · 2 一般 · 3 好 · 4 很好；再点一次取消。没有打分的条目不计入得分率。", "0 none · 1 poor · 2 fair · 3 good · 4 very good; a second press clears. Items without points count nowhere.")),
        names.map((words, s) => group(`${s + 1}S ${Boards.label(words)}`, rows(board, {
          name: `item-${s}`, one: say("条目", "item"), add: say("加条目", "Add an item"), most: 40, of: document => document.sections[s].items, fresh: () => item.blank(),
          columns: [{ key: "text", label: say("条目", "Item") }, { key: "points", label: say("得分", "Points"), show: (_, at) => marks(s, at) }, { key: "note", label: say("现场与照片说明", "Note, photo") }] }))),
        group(say("整改", "Actions"),
          h("p", {}, h("button", { type: "button", onclick: () => { let added = 0; board.change(document => { added = addActions(document); }); board.render(); board.tell(say(`新增 ${added} 项整改。`, `${added} actions added.`)); } }, say("为 2 分及以下的条目加整改", "Add actions for items of 2 points or fewer"))),
          rows(board, { name: "action", one: say("整改", "action"), add: say("加整改", "Add an action"), of: document => document.actions, fresh: () => ({ section: names[0][0], what: "", who: "", due: "", done: false }),
            columns: [{ key: "section", label: say("部分", "Section"), type: "choice", options: [["", "—", "—"], ...names.map(words => [words[0], ...words])] }, { key: "what", label: say("整改内容", "What") }, { key: "who", label: say("责任人", "Who") }, { key: "due", label: say("期限", "Due"), type: "date" }, { key: "done", label: say("完成", "Done"), type: "flag" }] })),
      ];
    },
  };
})(globalThis);
