// The network of an arrow diagram: activities are arrows between events (circles), dashed dummies carry what else must be done. An event stands for a set of
// finished activities: one for every set of predecessors, and one for every set that is common to all that follow an activity; each activity leads from the
// event of what comes before it to the smallest event that holds it, and dummies lead from smaller sets to larger ones where no arrow does.
(root => {
  const { Boards } = root, { say } = Boards, draw = Boards.svg, own = Boards.kinds.arrow;

  // Pure: { events: count, arrows: [{ from, to, activity or null }] }; event 0 is the start, the last one the end.
  const network = document => {
    const { before, order } = own.figures(document), one = at => 1n << BigInt(at), all = one(before.length) - 1n, needs = [];
    order.forEach(at => { needs[at] = before[at].reduce((set, each) => set | needs[each] | one(each), 0n); });
    const ends = before.map((_, at) => needs.reduce((set, other) => other & one(at) ? set & other : set, all));
    const size = set => set.toString(2).replaceAll("0", "").length, sets = [...new Set([0n, ...needs, ...ends, all])].sort((a, b) => size(a) - size(b));
    const place = new Map(sets.map((set, at) => [set, at])), arrows = order.map(at => ({ from: place.get(needs[at]), to: place.get(ends[at]), activity: at })).sort((a, b) => a.activity - b.activity);
    const known = [];
    sets.forEach((set, to) => {
      const reached = known[to] = new Set(arrows.filter(arrow => arrow.to === to).flatMap(arrow => [arrow.from, ...known[arrow.from]]));
      for (let from = to - 1; from > 0; from--) {
        if ((sets[from] & set) !== sets[from] || reached.has(from) || !ends.includes(sets[from])) continue;
        arrows.push({ from, to, activity: null });
        [from, ...known[from]].forEach(each => reached.add(each));
      }
    });
    // Two activities between the same events would be one arrow: the second gets an event of its own.
    let events = sets.length;
    const taken = new Set();
    arrows.slice().forEach(arrow => {
      const key = `${arrow.from} ${arrow.to}`;
      if (taken.has(key)) { arrows.push({ from: events, to: arrow.to, activity: null }); arrow.to = events++; }
      taken.add(key);
    });
    return inOrder(events, arrows);
  };
  // Events numbered so that every arrow leads to a higher number, each as far left as what leads to it allows.
  const inOrder = (events, arrows) => {
    const rank = Array.from({ length: events }, () => 0);
    for (let moved = true; moved;) { moved = false; arrows.forEach(({ from, to }) => { if (rank[to] <= rank[from]) { rank[to] = rank[from] + 1; moved = true; } }); }
    const first = Array.from({ length: events }, (_, at) => Math.min(...arrows.map(arrow => arrow.from === at || arrow.to === at ? arrow.activity ?? 1e6 : 1e9)));
    const sorted = [...rank.keys()].sort((a, b) => rank[a] - rank[b] || first[a] - first[b]), number = [];
    sorted.forEach((event, at) => { number[event] = at; });
    return { events, arrows: arrows.map(arrow => ({ ...arrow, from: number[arrow.from], to: number[arrow.to] })), rank: sorted.map(event => rank[event]) };
  };

  // Layers: events in the even ones, labels of arrows in the odd ones between them; an arrow over several ranks keeps a place in every layer it passes.
  const round = 14, labelWide = 108, gapWide = 20, size = 12, leading = 15;
  const layout = (document, { arrows, rank }) => {
    const layers = Array.from({ length: Math.max(0, ...rank) * 2 + 1 }, () => []), add = (layer, more) => { const spot = { layer, y: 0, up: 8, down: 8, near: [[], []], ...more }; layers[layer].push(spot); return spot; };
    const link = (left, right) => { left.near[1].push(right); right.near[0].push(left); };
    const spots = rank.map((at, event) => add(at * 2, { event, up: round + 6, down: round + 22 }));
    const ways = arrows.map(arrow => {
      const one = arrow.activity === null ? null : document.activities[arrow.activity], lines = one ? draw.wrap(`${one.code} ${one.text}`.trim(), labelWide - 8, size) : [], way = [spots[arrow.from]];
      for (let layer = rank[arrow.from] * 2 + 1; layer < rank[arrow.to] * 2; layer++) { const labelled = one && layer === rank[arrow.from] * 2 + 1, next = add(layer, labelled ? { up: lines.length * leading + 10, down: 22 } : {}); link(way.at(-1), next); way.push(next); }
      link(way.at(-1), spots[arrow.to]);
      return { arrow, one, lines, way: [...way, spots[arrow.to]] };
    });
    const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
    layers.forEach(layer => layer.forEach((spot, at) => { spot.y = at * 60; }));
    // Each layer in turn goes where its neighbours are, in that order, without touching.
    const settle = (layer, side) => {
      const wish = new Map(layer.map(spot => [spot, spot.near[side].length ? mean(spot.near[side].map(each => each.y)) : spot.y]));
      layer.sort((a, b) => wish.get(a) - wish.get(b));
      const down = [], up = [], apart = at => layer[at - 1].down + layer[at].up + 8;
      layer.forEach((spot, at) => { down[at] = at ? Math.max(wish.get(spot), down[at - 1] + apart(at)) : wish.get(spot); });
      for (let at = layer.length - 1; at >= 0; at--) up[at] = at < layer.length - 1 ? Math.min(wish.get(layer[at]), up[at + 1] - apart(at + 1)) : wish.get(layer[at]);
      layer.forEach((spot, at) => { spot.y = (down[at] + up[at]) / 2; });
    };
    for (let sweep = 0; sweep < 12; sweep++) { layers.forEach(layer => settle(layer, 0)); layers.toReversed().forEach(layer => settle(layer, 1)); }
    layers.forEach(layer => settle(layer, 0));
    return { spots, ways, layers };
  };

  const drawing = document => {
    const shapes = [], title = draw.words(document.title || say("箭条图", "Arrow diagram"), 20, 32, { "font-size": 18, "font-weight": 700 });
    if (!document.activities.length) return { width: 360, height: 80, shapes: [title] };
    const net = network(document), { spots, ways, layers } = layout(document, net), { rows, total } = own.figures(document), unit = own.unitOf(document);
    const all = layers.flat(), top = 66 - Math.min(...all.map(spot => spot.y - spot.up)), step = labelWide + 2 * gapWide + 2 * round, x = layer => 20 + round + layer / 2 * step, y = spot => spot.y + top;
    // When an event may come at the earliest and must at the latest: what leads to it and what leaves it.
    const early = [], late = [], known = values => values.some(value => value === null) ? null : values;
    spots.forEach((_, event) => { early[event] = known([0, ...net.arrows.filter(arrow => arrow.to === event).map(arrow => arrow.activity === null ? early[arrow.from] : rows[arrow.activity].finish)]); early[event] &&= Math.max(...early[event]); });
    spots.toReversed().forEach((_, back) => { const event = spots.length - 1 - back; late[event] = total === null ? null : Math.min(total, ...net.arrows.filter(arrow => arrow.from === event).map(arrow => arrow.activity === null ? late[arrow.to] : rows[arrow.activity].lateStart)); });
    ways.forEach(({ arrow, one, lines, way }) => {
      const figure = one && rows[arrow.activity], critical = figure ? figure.critical : total !== null && [arrow.from, arrow.to].every(event => late[event] - early[event] < 1e-9) && Math.abs(early[arrow.from] - early[arrow.to]) < 1e-9;
      const points = way.slice(1, -1).flatMap(spot => spot.layer % 2 ? [[x(spot.layer) - labelWide / 2, y(spot)], [x(spot.layer) + labelWide / 2, y(spot)]] : [[x(spot.layer), y(spot)]]), [ax, ay] = [x(way[0].layer), y(way[0])], [bx, by] = [x(way.at(-1).layer), y(way.at(-1))];
      const [fx, fy] = points.at(-1), angle = Math.atan2(by - fy, bx - fx), [ex, ey] = [bx - round * Math.cos(angle), by - round * Math.sin(angle)], colour = critical ? "red" : one ? "ink" : "soft";
      shapes.push(draw.path(`M${ax} ${ay}L${[...points, [ex - 5 * Math.cos(angle), ey - 5 * Math.sin(angle)]].map(point => point.map(value => value.toFixed(1)).join(" ")).join("L")}`, { stroke: colour, "stroke-width": critical && one ? 2.4 : 1.2, "stroke-dasharray": one ? undefined : "5 4", "stroke-linejoin": "round" }), draw.arrow(ex, ey, angle, { fill: colour }));
      if (!one) return;
      const at = way[1], slack = figure.total === null || critical ? "" : say(`　时差 ${own.shown(figure.total)}`, `, float ${own.shown(figure.total)}`);
      shapes.push(draw.lines(lines, x(at.layer), y(at) - 7 - (lines.length - 1) * leading, { leading, "font-size": size, "text-anchor": "middle", fill: colour, "font-weight": critical ? 600 : 400, "data-key": `activity-${arrow.activity}-text` }));
      shapes.push(draw.words(one.time === null ? say("工期未填", "no duration") : `${own.shown(one.time)} ${unit}${slack}`, x(at.layer), y(at) + 15, { "font-size": 11, "text-anchor": "middle", fill: critical ? "red" : "soft" }));
    });
    spots.forEach((spot, event) => {
      const critical = total !== null && late[event] - early[event] < 1e-9;
      shapes.push(draw.circle(x(spot.layer), y(spot), round, { stroke: critical ? "red" : "ink", "stroke-width": critical ? 2 : 1.2 }), draw.centred([String(event + 1)], x(spot.layer), y(spot), { "font-weight": 600 }));
      if (early[event] !== null) shapes.push(draw.words(`${own.shown(early[event])} | ${own.shown(late[event])}`, x(spot.layer), y(spot) + round + 14, { "font-size": 10, "text-anchor": "middle", fill: "soft", stroke: "card", "stroke-width": 3, "paint-order": "stroke" }));
    });
    const width = Math.max(420, x(layers.length - 1) + round + 24), bottom = top + Math.max(...all.map(spot => spot.y + spot.down)) + 34;
    const key = draw.words(say("圈下：最早 | 最迟时间；红色：关键线路；虚线：虚工作，只表示先后。", "Below circles: earliest | latest time. Red: critical path. Dashed: dummies, order only."), 20, bottom - 12, { "font-size": 11, fill: "soft" });
    return { width: Math.max(width, 500), height: bottom, shapes: [title, ...shapes, key] };
  };
  Object.assign(own, { network, draw: drawing });
})(globalThis);
