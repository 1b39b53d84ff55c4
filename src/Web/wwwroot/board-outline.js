// Items below items, to any depth, as an indented list. The first part is pure: a place is the list of positions from the top.
(root => {
  const { Boards } = root, { say } = Boards;
  const listOf = (items, place) => place.slice(0, -1).reduce((list, at) => list[at].children, items);
  const find = (items, place) => listOf(items, place)[place.at(-1)];
  const has = (items, place) => place.length > 0 && place.every((at, level) => { const list = level === 0 ? items : items?.children; items = list?.[at]; return items !== undefined; });
  const walk = (items, see, above = []) => items.forEach((item, at) => { const place = [...above, at]; see(item, place); walk(item.children, see, place); });
  const flat = items => { const all = []; walk(items, (item, place) => all.push({ item, place })); return all; };

  // Each answers where the moved or new item now stands; what cannot be done leaves everything as it is.
  const addAfter = (items, place, item) => { const at = place.at(-1) + 1; listOf(items, place).splice(at, 0, item); return [...place.slice(0, -1), at]; };
  const addBelow = (items, place, item) => { const below = place.length ? find(items, place).children : items; below.push(item); return [...place, below.length - 1]; };
  const remove = (items, place) => {
    const list = listOf(items, place), at = place.at(-1);
    list.splice(at, 1);
    return at > 0 ? [...place.slice(0, -1), at - 1] : list.length ? place : place.length > 1 ? place.slice(0, -1) : [];
  };
  const shift = (items, place, by) => [...place.slice(0, -1), Boards.move(listOf(items, place), place.at(-1), by)];
  const inward = (items, place) => {
    const at = place.at(-1);
    if (at === 0) return place;
    const list = listOf(items, place), above = list[at - 1], [item] = list.splice(at, 1);
    above.children.push(item);
    return [...place.slice(0, -1), at - 1, above.children.length - 1];
  };
  const outward = (items, place, top = 1) => {
    if (place.length <= top) return place;
    const [item] = listOf(items, place).splice(place.at(-1), 1), parent = place.slice(0, -1);
    return addAfter(items, parent, item);
  };
  Boards.outline = { find, has, walk, flat, addAfter, addBelow, remove, shift, inward, outward };

  // The editor. `fixed` is the number of upper levels whose items are not moved out of their level (the bones of a fishbone, all levels of a PDPC).
  if (!root.document) return;
  Boards.outlineEditor = (board, { name, of, fresh, words, columns = () => [], fixed = 0, levels = 100 }) => {
    const { h, field } = Boards.parts, items = () => of(board.document), key = place => `${name}-${place.join("-")}`;
    let current = has(items(), board.memory[name] ?? [0]) ? board.memory[name] ?? [0] : items().length ? [0] : [];
    const act = (work, placeBefore = current) => {
      let to = placeBefore;
      board.change(document => { to = work(of(document), placeBefore); });
      board.memory[name] = to;
      board.render(key(to));
    };
    const acts = {
      after: [say("加同级", "Add beside"), "Enter", (list, place) => place.length ? addAfter(list, place, fresh(place.length)) : addBelow(list, [], fresh(1))],
      below: [say("加下级", "Add below"), "Alt+Enter", (list, place) => place.length >= levels ? place : addBelow(list, place, fresh(place.length + 1))],
      up: [say("上移", "Up"), "Alt+↑", (list, place) => shift(list, place, -1)],
      down: [say("下移", "Down"), "Alt+↓", (list, place) => shift(list, place, 1)],
      outward: [say("升一级", "Out"), "Alt+←", (list, place) => place.length <= fixed + 1 ? place : outward(list, place)],
      inward: [say("降一级", "In"), "Alt+→", (list, place) => place.length <= fixed || place.length >= levels ? place : inward(list, place)],
      remove: [say("删除", "Delete"), "Alt+Del", (list, place) => place.length ? remove(list, place) : place],
    };
    if (fixed >= levels) { delete acts.outward; delete acts.inward; }
    const now = h("span", { class: "hint board-now" });
    const mark = place => {
      current = board.memory[name] = place;
      now.textContent = has(items(), place) ? say(`所选：${find(items(), place)?.text || "（空）"}`, `Chosen: ${find(items(), place)?.text || "(empty)"}`) : "";
      rows.querySelectorAll("li").forEach(row => row.classList.toggle("board-chosen", row.dataset.place === place.join("-")));
    };
    const bar = h("div", { class: "board-acts", role: "group", "aria-label": words.acts }, Object.entries(acts).map(([, [text, keys, work]]) =>
      h("button", { type: "button", title: keys, onclick: () => act(work) }, text)), now);
    const rows = h("ol", { class: "board-outline", "aria-label": words.list }, flat(items()).map(({ item, place }) => {
      const input = field({ label: words.item(place), value: item.text, key: key(place), bare: true, placeholder: words.placeholder(place), set: value => board.set(key(place), document => { find(of(document), place).text = value; }) });
      const row = h("li", { "data-place": place.join("-") }, h("div", { class: "board-row" }, input, columns(item, place, (part, value) => board.set(`${key(place)}-${part}`, document => { find(of(document), place)[part] = value; }), `${key(place)}-`)));
      row.style.paddingInlineStart = `${(place.length - 1) * 1.35}rem`;
      row.addEventListener("focusin", () => mark(place));
      input.addEventListener("keydown", event => {
        const way = event.altKey ? { Enter: "below", ArrowUp: "up", ArrowDown: "down", ArrowLeft: "outward", ArrowRight: "inward", Delete: "remove" }[event.key]
          : event.key === "Enter" && !event.isComposing ? "after" : null;
        if (!way || !acts[way]) return;
        event.preventDefault();
        act(acts[way][2], place);
      });
      return row;
    }));
    if (current.length) mark(current);
    return h("div", {}, bar, rows, h("p", { class: "hint" }, say("回车加同级，Alt+回车加下级，Alt+方向键移动；也可以点图上的文字找到它。", "Enter adds beside, Alt+Enter adds below, Alt+arrows move. A click on the drawing finds the entry.")));
  };
})(globalThis);
