// 5-Why and tree (systematic) diagram: a question or goal at the left, what is below it to the right, to any depth.
(root => {
  const { Boards } = root, { say, text, flag, list, record } = Boards, draw = Boards.svg;
  const node = record(["节点", "node"], { text: text(["内容", "text"], 300), root: flag(["根本原因", "root cause"]), note: text(["证据", "evidence"], 500), children: list(["下级", "below"], () => node, 100) });
  const schema = Boards.board("tree", { nodes: list(["节点", "nodes"], node, 20) });
  const fresh = (words = "", children = [], more = {}) => ({ text: words, root: false, note: "", children, ...more });
  const blank = () => ({ ...schema.blank(), board: "tree", version: 1, nodes: [fresh("", [fresh()])] });
  const example = () => ({ ...blank(), title: say("客户投诉漏油：五个为什么", "Oil leak complaint: five whys"), nodes: [fresh(say("为什么漏油？油封唇口磨损", "Why the leak? Seal lip worn"), [fresh(say("为什么磨损？轴表面粗糙度 Ra 1.6", "Why worn? Shaft roughness Ra 1.6"), [fresh(say("为什么粗糙？砂轮修整间隔过长", "Why rough? Wheel dressed too rarely"), [fresh(say("为什么过长？作业指导书未规定", "Why too rarely? Not in the instruction"), [fresh(say("为什么未规定？新机导入时没有评审工艺文件", "Why not? Instructions not reviewed with the new machine"), [], { root: true, note: say("导入检查表 2025-11 无此项", "Check list 2025-11 lacks it") })])])])])] });
  const tables = document => [{ title: say("各层内容", "All levels"), head: [say("层次", "Level"), say("内容", "Text"), say("根本原因", "Root cause"), say("证据", "Evidence")], rows: Boards.outline.flat(document.nodes).map(({ item, place }) => [place.map(at => at + 1).join("."), item.text, item.root ? say("是", "yes") : "", item.note]) }];
  // Leaves follow each other downwards; a parent stands in the middle of its children.
  const drawing = document => {
    const shapes = [], wide = 190, pitch = 232, top = 58;
    let y = top, far = 0;
    const put = (one, depth, place) => {
      const lines = draw.wrap(one.text || say("（空）", "(empty)"), wide - 20, 13), high = lines.length * 17 + 18, x = 20 + depth * pitch, before = y;
      far = Math.max(far, x + wide);
      const spots = one.children.map((child, at) => put(child, depth + 1, [...place, at])), middle = spots.length ? Math.max((spots[0].y + spots.at(-1).y) / 2, before + high / 2) : y + high / 2;
      y = Math.max(y, middle + high / 2 + 14);
      spots.forEach(spot => shapes.push(draw.path(`M${x + wide} ${middle}H${x + wide + 21}V${spot.y}H${spot.x - 7}`, { stroke: "soft" }), draw.arrow(spot.x - 1, spot.y, 0, { fill: "soft" })));
      shapes.push(draw.box(x, middle - high / 2, wide, high, { rx: 3, fill: one.root ? "redpale" : depth === 0 ? "brandpale" : "card", stroke: one.root ? "red" : depth === 0 ? "brand" : "ink", "stroke-width": one.root ? 2 : 1.2 }), draw.centred(lines, x + wide / 2, middle, { leading: 17, "data-key": `node-${place.join("-")}` }));
      return { x, y: middle };
    };
    document.nodes.forEach((one, at) => put(one, 0, [at]));
    shapes.unshift(draw.words(document.title || say("系统图", "Tree diagram"), 20, 34, { "font-size": 18, "font-weight": 700 }));
    return { width: Math.max(far + 20, 360), height: y + 10, shapes };
  };
  Boards.kinds.tree = { schema, blank, example, tables, draw: drawing };

  // Affinity: cards in groups; a tree of two levels drawn as columns.
  const card = record(["卡片", "card"], { text: text(["内容", "text"], 300), children: list(["卡片", "cards"], () => card, 100) });
  const cards = Boards.board("affinity", { groups: list(["组", "groups"], card, 40) });
  const flatEnough = ({ groups }) => {
    const deep = Boards.outline.flat(groups).find(({ place }) => place.length > 2);
    return deep ? say(`“组”第 ${deep.place[0] + 1} 项的卡片下面还有卡片；亲和图只有组和卡片两层。`, `Below a card of group no. ${deep.place[0] + 1} lie further cards; an affinity diagram has groups and cards only.`) : null;
  };
  const plain = (words = "", children = []) => ({ text: words, children });
  const emptyGroups = () => ({ ...cards.blank(), board: "affinity", version: 1, groups: [plain(say("未分组", "Not grouped"), [plain()])] });
  const exampleGroups = () => ({ ...emptyGroups(), title: say("班组为什么不愿意报不合格品", "Why shifts do not report defects"), groups: [
    plain(say("怕担责", "Fear of blame"), [plain(say("报了就扣奖金", "Reporting costs the bonus")), plain(say("会上点名", "Names are read out"))]),
    plain(say("手续麻烦", "Too much paper"), [plain(say("要填三张表", "Three forms to fill")), plain(say("签字找不到人", "Nobody there to sign"))]),
    plain(say("看不到结果", "No result seen"), [plain(say("报了没有回音", "Never an answer")), plain(say("同样问题反复出现", "The same fault comes back"))])] });
  const drawGroups = document => {
    const shapes = [draw.words(document.title || say("亲和图", "Affinity diagram"), 20, 34, { "font-size": 18, "font-weight": 700 })], wide = 200, columns = 4, bottoms = [58, 58, 58, 58];
    document.groups.forEach((one, at) => {
      const column = bottoms.indexOf(Math.min(...bottoms.slice(0, columns))), x = 20 + column * (wide + 26), top = bottoms[column], name = draw.wrap(one.text || say("（未命名的组）", "(unnamed group)"), wide - 24, 14);
      let y = top + name.length * 19 + 18;
      const inner = one.children.map((each, place) => {
        const lines = draw.wrap(each.text || say("（空）", "(empty)"), wide - 44, 13), high = lines.length * 17 + 14, box = [draw.box(x + 10, y, wide - 20, high, { fill: "amberpale", stroke: "line", rx: 2 }), draw.lines(lines, x + 22, y + 20, { leading: 17, "data-key": `group-${at}-${place}` })];
        y += high + 8;
        return box;
      });
      shapes.push(draw.box(x, top, wide, y - top + 4, { fill: "wash", stroke: "brand", rx: 4 }), draw.lines(name, x + 12, top + 22, { leading: 19, "font-size": 14, "font-weight": 600, fill: "brand", "data-key": `group-${at}` }), inner);
      bottoms[column] = y + 26;
    });
    const used = Math.max(1, Math.min(columns, document.groups.length));
    return { width: Math.max(360, 20 + used * (wide + 26)), height: Math.max(...bottoms) + 4, shapes };
  };
  Boards.kinds.affinity = { schema: cards, blank: emptyGroups, example: exampleGroups, check: flatEnough, draw: drawGroups,
    tables: document => [{ title: say("分组", "Groups"), head: [say("组", "Group"), say("卡片", "Card")], rows: document.groups.flatMap(one => one.children.length ? one.children.map(each => [one.text, each.text]) : [[one.text, ""]]) }] };

  if (!root.document) return;
  const numbered = (name, place) => `${name} ${place.map(at => at + 1).join(".")}`;
  Boards.views.tree = {
    edit: board => [Boards.outlineEditor(board, { name: "node", of: document => document.nodes, fresh: () => fresh(),
      words: { acts: say("对所选节点", "The chosen node"), list: say("节点，按层次缩进", "Nodes, indented by level"), item: place => numbered(say("节点", "Node"), place), placeholder: place => place.length === 1 ? say("问题或目标", "Problem or goal") : say("为什么？ / 怎样做？", "Why? / How?") },
      columns: (item, place, set, key) => [Boards.parts.field({ bare: true, type: "flag", label: say("根本原因", "Root cause"), hint: say("根因", "root"), value: item.root, key: `${key}root`, set: value => set("root", value) }), Boards.parts.field({ bare: true, label: say("证据", "Evidence"), placeholder: say("证据", "evidence"), value: item.note, key: `${key}note`, set: value => set("note", value) })] })],
  };
  Boards.views.affinity = {
    edit: board => [Boards.outlineEditor(board, { name: "group", of: document => document.groups, fresh: () => plain(), levels: 2,
      words: { acts: say("对所选卡片", "The chosen card"), list: say("组和卡片", "Groups and cards"), item: place => numbered(place.length === 1 ? say("组", "Group") : say("卡片", "Card"), place), placeholder: place => place.length === 1 ? say("组的名称", "Name of the group") : say("一张卡片一句话", "One sentence a card") } })],
  };
})(globalThis);
