// Draws what <chart> describes. Without this script caption and table remain. Figures come from the JSON beside the mount, never from elsewhere.
(() => {
  const { options, say, length, isLong, named, tokens } = ChartOptions;
  const drawn = new Map();
  const maps = new Map();

  const geometry = address => {
    if (!maps.has(address)) {
      maps.set(address, fetch(address).then(answer => { if (!answer.ok) throw new Error(answer.status); return answer.json(); }).then(shapes => {
        echarts.registerMap(address, shapes);
        const heights = shapes.features.flatMap(one => JSON.stringify(one.geometry.coordinates).match(/,-?[\d.]+\]/g) || []).map(text => +text.slice(1, -1));
        return Math.cos((Math.min(...heights.slice(0, 5000)) + Math.max(...heights.slice(0, 5000))) / 2 * Math.PI / 180);
      }));
    }
    return maps.get(address);
  };

  // What is drawn over and over on a phone is a picture of paths; only very many symbols are painted.
  const renderer = model => model.series.reduce((sum, one) => sum + Object.keys(one.flags).length, 0) > 4000 || model.kind === "scatter" && length(model) > 4000 ? "canvas" : "svg";

  const paint = (one, state = one.state) => {
    const size = { width: one.mount.clientWidth, height: one.mount.clientHeight };
    if (!size.width) return;
    one.state = state;
    one.chart.resize(size);
    one.chart.setOption(options(one.model, size, state), { notMerge: true });
  };

  const draw = async (figure, given) => {
    const mount = figure.querySelector(".chart-mount");
    const model = given ?? JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    let aspect = 0.8;
    if (model.kind === "map") {
      try { aspect = await geometry(model.geometry); } catch { mount.textContent = model.words.noMap; figure.dataset.state = "failed"; return; }
    }
    const before = drawn.get(figure);
    if (before) before.chart.dispose();
    const one = { figure, mount, model, state: { aspect, start: 0, end: 100 }, chart: echarts.init(mount, null, { renderer: renderer(model) }), at: -1 };
    drawn.set(figure, one);
    paint(one);
    // Wide in time means thinned: whoever zooms in sees that stretch in full.
    one.chart.on("datazoom", () => {
      const zoom = one.chart.getOption().dataZoom[0], last = length(model) - 1;
      one.state = { ...one.state, start: zoom.start, end: zoom.end, from: Math.floor(last * zoom.start / 100), to: Math.ceil(last * zoom.end / 100) };
      if (isLong(model)) {
        clearTimeout(one.later);
        one.later = setTimeout(() => one.chart.setOption({ series: options(model, { width: mount.clientWidth }, one.state).series }, { replaceMerge: ["series"] }), 60);
      }
    });
    one.chart.on("click", point => go(one, point));
    figure.classList.toggle("has-links", links(one).length > 0);
    figure.dataset.state = "drawn";
  };

  const links = one => [...one.model.series.flatMap(series => series.links), ...one.model.cells.map(cell => cell.href)].filter(Boolean);
  const place = point => point.data?.place ?? (Array.isArray(point.value) ? point.value[2] ?? point.value[0] : point.dataIndex);
  const go = (one, point) => {
    const series = one.model.series.find(each => each.name === point.seriesName.replace("\u200b", "")) ?? one.model.series[0];
    const href = point.data?.cell ? point.data.cell.href : series?.links[place(point)];
    if (href && /^\/(?![/\\])/.test(href)) location.assign(href);
  };

  // Arrows walk along the points and read them out; plus and minus look closer and step back; Enter follows.
  const walk = (one, key) => {
    const last = (one.model.kind === "heat" ? one.model.cells.length : length(one.model)) - 1, step = Math.max(1, Math.round(last / 200));
    const to = { ArrowRight: one.at + (one.at < 0 ? 1 : step), ArrowLeft: one.at - step, Home: 0, End: last }[key];
    if (to === undefined) return false;
    one.at = Math.min(last, Math.max(0, to));
    const { model } = one, cell = model.cells[one.at];
    one.figure.querySelector("[aria-live]").textContent = model.kind === "heat" ? `${model.rows[cell.row]} ${model.labels[cell.column]} ${cell.text}` : say(model, one.at, "，");
    if (model.kind !== "radar" && !isLong(model)) one.chart.dispatchAction({ type: "showTip", seriesIndex: model.kind === "line" || model.kind === "control" || model.kind === "scatter" ? 1 : 0, dataIndex: one.at });
    return true;
  };
  const zoom = (one, key) => {
    if (!one.chart.getOption().dataZoom?.length || !"+-=".includes(key)) return false;
    const { start, end } = one.state, middle = one.at >= 0 ? 100 * one.at / length(one.model) : (start + end) / 2, half = (end - start) / 2 * (key === "-" ? 2 : 0.5);
    one.chart.dispatchAction({ type: "dataZoom", start: Math.max(0, middle - half), end: Math.min(100, middle + half) });
    return true;
  };

  // Saved files: on white, in the colours of paper, with title and note.
  const name = (model, kind) => (model.title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, "_").slice(0, 80) || "chart") + "." + kind;
  const hand = (blob, file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const picture = async (one, kind) => {
    const size = { width: 1200, height: { tall: 1200, long: 2000 }[one.model.size] ?? 680 };
    const aside = document.createElement("div");
    const chart = echarts.init(aside, null, { renderer: kind === "svg" ? "svg" : "canvas", devicePixelRatio: 2, ...size });
    chart.setOption(options(one.model, size, { ...one.state, paper: true }));
    const blob = kind === "svg"
      ? new Blob([chart.renderToSVGString()], { type: "image/svg+xml" })
      : await new Promise(done => chart.renderToCanvas({ pixelRatio: 2, backgroundColor: "#ffffff" }).toBlob(done, "image/png"));
    chart.dispose();
    hand(blob, name(one.model, kind));
  };

  const rows = model => {
    const { kind, series, labels, codes, cells, rows: names, words } = model;
    if (kind === "heat") {
      const at = new Map(cells.map(cell => [`${cell.row} ${cell.column}`, cell.text]));
      return [[words.across, ...labels], ...names.map((text, row) => [text, ...labels.map((_, column) => at.get(`${row} ${column}`) ?? "")])];
    }
    const places = series.find(one => one.at)?.at, count = Math.max(0, labels.length, ...series.map(one => one.values.length)), flags = series.some(one => Object.keys(one.flags).length);
    const head = [...(codes.length ? [words.code] : []), ...(named(model) ? [words.point] : []), words.across, ...series.flatMap(one => [one.name, ...(one.low ? [one.name + words.low, one.name + words.high] : [])]), ...(flags ? [words.flag] : [])];
    const all = [head];
    for (let at = 0; at < count; at++) {
      all.push([...(codes.length ? [codes[at]] : []), ...(named(model) ? [labels[at], places[at]] : [labels[at] ?? (places ? places[at] : at + 1)]), ...series.flatMap(one => [one.values[at] ?? "", ...(one.low ? [one.low[at] ?? "", one.high[at] ?? ""] : [])]), ...(flags ? [series.map(one => one.flags[at]).filter(Boolean).join("; ")] : [])]);
    }
    return all;
  };
  // Text that a spreadsheet would take for a formula gets an apostrophe; figures stay figures.
  const cell = value => {
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csv = model => new Blob(["\ufeff", ...rows(model).map(row => row.map(cell).join(",") + "\r\n")], { type: "text/csv;charset=utf-8" });

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-save]"), one = button && drawn.get(button.closest(".chart"));
    if (!one) return;
    if (button.dataset.save === "csv") hand(csv(one.model), name(one.model, "csv")); else picture(one, button.dataset.save);
  });
  document.addEventListener("keydown", event => {
    const one = event.target.matches?.(".chart-mount") && drawn.get(event.target.closest(".chart"));
    if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && one.at >= 0) go(one, { seriesName: one.model.series[0]?.name ?? "", data: one.model.kind === "heat" ? { cell: one.model.cells[one.at] } : { place: one.at } });
    else if (walk(one, event.key) || zoom(one, event.key)) event.preventDefault();
  });

  const seen = new ResizeObserver(entries => entries.forEach(({ target }) => { const one = drawn.get(target.closest(".chart")); if (one && Math.abs(one.chart.getWidth() - target.clientWidth) > 1) paint(one); }));
  const all = () => [...drawn.values()];
  // Paper: dark ink at the width of the sheet, tables unfolded.
  const folded = () => [...document.querySelectorAll("details.chart-table:not([open])")];
  let opened = [];
  addEventListener("beforeprint", () => { opened = folded(); opened.forEach(one => { one.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach(one => { one.open = false; }); opened = []; });
  matchMedia("print").addEventListener("change", ({ matches }) => all().forEach(one => paint(one, { ...one.state, ink: matches })));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => all().forEach(one => paint(one)));

  // Small ones below the screen wait until they come near.
  const near = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(({ target }) => {
    near.unobserve(target);
    draw(target).then(() => seen.observe(target.querySelector(".chart-mount")));
  }), { rootMargin: "600px" });
  // What arrives later, in place of what was there.
  const watch = root => {
    drawn.forEach((one, figure) => { if (!figure.isConnected) { one.chart.dispose(); drawn.delete(figure); } });
    root.querySelectorAll(".chart").forEach(figure => near.observe(figure));
  };
  watch(document);
  addEventListener("beforeprint", () => document.querySelectorAll(".chart:not([data-state])").forEach(figure => { near.unobserve(figure); draw(figure); }));
  globalThis.Charts = { draw, watch, csv, tokens };
})();
