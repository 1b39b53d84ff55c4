// From the description of a chart to the options of ECharts. Pure but for the colours, which are the tokens of the style sheet.
(root => {
  const MOST = 4000;

  // On paper and in saved files the tokens of site.css hold, whatever the reader chose for the screen.
  const tokens = onPaper => {
    const computed = getComputedStyle(document.documentElement);
    let light = null;
    if (onPaper) {
      const sheet = [...document.styleSheets].find(one => one.href && one.href.includes("/site.css"));
      light = sheet && [...sheet.cssRules].find(rule => rule.selectorText === ":root").style;
    }
    return name => ((light && light.getPropertyValue("--" + name)) || computed.getPropertyValue("--" + name)).trim();
  };

  const toneColour = { good: "jade", pending: "brand", caution: "amber", bad: "red", over: "slate", unknown: "slate", plain: "soft" };
  const toneGlyph = { good: "●", pending: "▶", caution: "❚❚", bad: "◆", over: "■", unknown: "○", plain: "–" };
  const palette = ["brand", "amber", "jade", "slate", "red", "ended"];
  const symbols = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];
  const dashes = ["solid", [8, 4], [2, 3], [8, 3, 2, 3], "solid", [4, 4]];

  const figure = (model, value) => {
    if (value === null || value === undefined) return model.words.none;
    const tiny = value !== 0 && Math.abs(value) < 10 ** -model.digits;
    return tiny ? value.toExponential(3) : value.toLocaleString("en-US", { maximumFractionDigits: model.digits });
  };
  const withUnit = (model, series, value) => figure(model, value) + (value === null || value === undefined ? "" : series.right ? "%" : model.unit ? " " + model.unit : "");
  const length = model => Math.max(0, model.labels.length, ...model.series.map(one => one.values.length));
  // Points of a scatter that stand at figures of their own and have names too.
  const named = model => model.kind === "scatter" && model.labels.length > 0 && model.series.some(one => one.at);
  const isLong = model => length(model) > MOST;
  const label = (model, place) => {
    const at = model.series[0] && model.series[0].at;
    return named(model) ? `${model.labels[place]} ${model.words.across} ${figure(model, at[place])}` : model.labels[place] ?? (at ? figure(model, at[place]) : String(place + 1));
  };

  // What a point says, in the tooltip and to the keyboard.
  const say = (model, place, separator = "\n") => [label(model, place), ...model.series.flatMap(one => {
    const said = [`${one.name} ${withUnit(model, one, one.values[place])}`];
    if (one.low && one.low[place] !== null) said.push(`${figure(model, one.low[place])} – ${figure(model, one.high[place])}`);
    if (one.flags[place]) said.push(`◆ ${one.flags[place]}`);
    return said;
  })].join(separator);

  const base = (model, colour, view) => ({
    animation: false,
    color: palette.map(colour),
    backgroundColor: view.paper ? "#ffffff" : "transparent",
    textStyle: { fontFamily: colour("sans"), fontSize: view.font, color: colour("ink") },
    title: view.paper ? { text: model.title, subtext: model.note ?? "", left: 12, top: 8, textStyle: { fontSize: 18, color: colour("ink") }, subtextStyle: { color: colour("soft") } } : undefined,
    legend: model.series.length > 1 && model.kind !== "map" ? { type: "scroll", top: view.paper ? 60 : 0, left: 0, itemWidth: 26, itemHeight: 9, textStyle: { color: colour("quiet") }, inactiveColor: colour("ended"), data: model.series.map(one => one.name) } : undefined,
    grid: { left: 8, right: view.right, top: view.top, bottom: view.bottom, containLabel: true },
    tooltip: { renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line-strong"), padding: [8, 12], textStyle: { color: colour("ink"), fontFamily: colour("sans"), fontSize: view.font }, axisPointer: { lineStyle: { color: colour("soft") }, crossStyle: { color: colour("soft") }, label: { show: false } } },
  });

  const axisLook = (colour, view) => ({
    axisLine: { lineStyle: { color: colour("line-strong") } }, axisTick: { show: false },
    axisLabel: { color: colour("soft"), fontSize: view.font }, splitLine: { lineStyle: { color: colour("line") } },
    nameTextStyle: { color: colour("soft"), fontSize: view.font },
  });
  // Numbers of an axis stay short: 130,000 is 13万 in Chinese, 130k in English.
  const short = value => {
    const size = Math.abs(value);
    if (document.documentElement.lang.startsWith("zh")) return size >= 1e8 ? +(value / 1e8).toPrecision(4) + "亿" : size >= 1e4 ? +(value / 1e4).toPrecision(4) + "万" : String(+value.toPrecision(10));
    return size >= 1e6 ? +(value / 1e6).toPrecision(4) + "M" : size >= 1e4 ? +(value / 1e3).toPrecision(4) + "k" : String(+value.toPrecision(10));
  };
  const valueAxis = (model, axis, colour, view, scale) => {
    const look = axisLook(colour, view);
    return { type: "value", scale, min: axis.from, max: axis.to, ...look, splitNumber: model.size === "small" ? 3 : 5, axisLabel: { ...look.axisLabel, formatter: short } };
  };
  const titled = (axis, name, colour) => name ? { ...axis, name, nameLocation: "end", nameGap: 10, nameTextStyle: { ...axis.nameTextStyle, align: "left", padding: [0, 0, 0, -28] } } : axis;

  // Limits, targets and zones hang on a series of their own: it has no figures, only keeps them within the axis.
  const guides = (model, colour, view) => {
    const upright = one => one.upright ? "xAxis" : "yAxis";
    const reach = [...model.marks.filter(one => !one.upright).map(one => one.value), ...model.bands.filter(one => !one.upright).flatMap(one => [one.from, one.to])];
    return {
      type: "line", name: "\u200b", silent: true, symbol: "none", lineStyle: { opacity: 0 }, itemStyle: { opacity: 0 }, tooltip: { show: false }, z: 1,
      data: reach.map(value => [model.series[0]?.at?.[0] ?? 0, value]),
      markLine: { silent: true, symbol: "none", animation: false, data: model.marks.map(one => ({ [upright(one)]: one.value, lineStyle: { color: colour(toneColour[one.tone]), type: one.tone === "plain" ? "solid" : [7, 4], width: 1.5 }, label: { formatter: one.label, position: one.upright ? "end" : model.kind === "control" ? "end" : "insideStartTop", color: colour(toneColour[one.tone] === "soft" ? "quiet" : toneColour[one.tone]), fontSize: view.font, backgroundColor: colour("card"), padding: [1, 3] } })) },
      markArea: { silent: true, animation: false, data: model.bands.map(one => [{ [upright(one)]: one.from, name: one.label, itemStyle: { color: colour(toneColour[one.tone]), opacity: 0.1 }, label: { position: one.upright ? "insideTop" : "insideRight", color: colour("soft"), fontSize: view.font - 1 } }, { [upright(one)]: one.to }]) },
    };
  };

  const line = (model, colour, view) => {
    const long = isLong(model), scatter = model.kind === "scatter";
    const numbers = long || scatter || model.series.some(one => one.at);
    const x = (one, place) => one.at ? one.at[place] : numbers && !model.labels.length ? place + 1 : place;
    const places = one => long ? decimate(one.values, Object.keys(one.flags), Math.max(800, Math.floor(MOST / model.series.length)), view.from, view.to) : one.values.map((_, place) => place);
    const data = model.series.flatMap((one, at) => {
      const shown = places(one), tint = colour(palette[at % palette.length]), flags = Object.keys(one.flags).map(Number);
      const dots = scatter || one.look === "points", limit = one.look === "stepped";
      const main = {
        type: dots ? "scatter" : "line", name: one.name, step: limit ? "middle" : false, connectNulls: false, color: limit ? colour("amber") : tint,
        symbol: symbols[at % symbols.length], symbolSize: dots ? (shown.length > 1000 ? 4 : 8) : 6, showSymbol: dots || (!limit && (shown.length <= 60 || model.kind === "control" && shown.length <= 200)), showAllSymbol: true,
        lineStyle: { width: limit ? 1.5 : 2, type: one.look === "dashed" ? [6, 4] : dashes[at % dashes.length] }, data: shown.map(place => [x(one, place), one.values[place], place]), large: dots && shown.length > 4000, emphasis: { disabled: true }, z: 3,
        ...named(model) && { label: { show: true, position: "right", color: colour("quiet"), fontSize: view.font, formatter: point => model.labels[point.value[2]] }, labelLayout: { hideOverlap: true } },
      };
      const band = one.low ? [
        { type: "line", name: one.name + "\u200b", stack: "band" + at, stackStrategy: "all", symbol: "none", lineStyle: { opacity: 0 }, data: shown.map(place => [x(one, place), one.low[place]]), tooltip: { show: false }, silent: true },
        { type: "line", name: one.name + "\u200b", stack: "band" + at, stackStrategy: "all", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: tint, opacity: 0.16 }, data: shown.map(place => [x(one, place), one.low[place] === null ? null : one.high[place] - one.low[place]]), tooltip: { show: false }, silent: true },
      ] : [];
      const marked = flags.length ? [{ type: "scatter", name: one.name + "\u200b", symbol: "diamond", symbolSize: 12, color: colour("red"), large: flags.length > 2000, data: flags.map(place => [x(one, place), one.values[place], place]), emphasis: { disabled: true }, z: 5 }] : [];
      return [main, ...band, ...marked];
    });
    const look = axisLook(colour, view), first = { ...look, splitLine: { show: scatter, lineStyle: look.splitLine.lineStyle } };
    const across = numbers
      ? { ...valueAxis(model, model.across, colour, view, true), min: model.across.from ?? (scatter ? undefined : "dataMin"), max: model.across.to ?? (scatter ? undefined : "dataMax"), splitLine: first.splitLine, axisLabel: { ...look.axisLabel, formatter: value => model.labels.length && !named(model) ? model.labels[Math.round(value)] ?? "" : short(+value.toPrecision(4)) } }
      : { type: "category", data: model.labels.length ? model.labels : Array.from({ length: length(model) }, (_, place) => String(place + 1)), boundaryGap: model.kind === "control", ...first };
    return {
      xAxis: scatter && model.across.title ? { ...across, name: model.across.title, nameLocation: "middle", nameGap: 28 } : across, yAxis: titled(valueAxis(model, model.up, colour, view, model.up.from === undefined), model.up.title, colour),
      series: [guides(model, colour, view), ...data],
      dataZoom: view.zoom ? [{ type: "slider", height: 22, bottom: 6, start: view.start, end: view.end, filterMode: "none", borderColor: colour("line"), fillerColor: colour("brand-pale"), handleStyle: { color: colour("card"), borderColor: colour("brand") }, moveHandleStyle: { color: colour("brand") }, emphasis: { handleStyle: { borderColor: colour("brand") }, moveHandleStyle: { color: colour("brand") } }, dataBackground: { lineStyle: { color: colour("ended") }, areaStyle: { color: colour("track") } }, selectedDataBackground: { lineStyle: { color: colour("brand") }, areaStyle: { color: colour("brand-pale") } }, textStyle: { color: colour("soft") }, brushSelect: false }] : [],
      tooltip: { trigger: scatter ? "item" : "axis", formatter: given => { const one = [].concat(given).find(point => point.value && point.value.length > 2); return one ? say(model, one.value[2]) : ""; } },
    };
  };

  const bar = (model, colour, view) => {
    const look = axisLook(colour, view), few = length(model) <= 24 && model.series.length === 1 && model.size !== "small";
    const names = { type: "category", data: model.labels.length ? model.labels : model.series[0].values.map((_, place) => String(place + 1)), inverse: model.sideways, ...look, splitLine: { show: false }, axisLabel: { ...look.axisLabel, color: colour("ink"), width: model.sideways ? view.name : undefined, overflow: model.sideways ? "truncate" : undefined, interval: model.sideways ? 0 : "auto" } };
    const figures = titled(valueAxis(model, model.up, colour, view, false), model.sideways ? null : model.up.title, colour);
    const second = model.series.some(one => one.right) ? { ...valueAxis(model, {}, colour, view, false), min: 0, max: 100, splitLine: { show: false }, axisLabel: { ...look.axisLabel, formatter: "{value}%" } } : null;
    const data = model.series.map((one, at) => {
      const over = one.look === "line" || one.look === "dashed" || one.right, tint = colour(palette[at % palette.length]);
      const points = one.values.map((value, place) => ({ value, place, itemStyle: one.flags[place] ? { color: colour("red") } : undefined }));
      return over
        ? { type: "line", name: one.name, yAxisIndex: one.right && second ? 1 : 0, color: tint, symbol: symbols[at % symbols.length], symbolSize: 6, lineStyle: { width: 2, type: dashes[at % dashes.length] }, data: points, emphasis: { disabled: true } }
        : { type: "bar", name: one.name, color: tint, barMaxWidth: 34, barCategoryGap: model.gapless ? "0%" : undefined, data: points, emphasis: { disabled: true }, itemStyle: at > 0 ? { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: at * 0.8, color: colour("card") } } : undefined,
          label: { show: few, position: model.sideways ? "right" : "top", color: colour("quiet"), fontSize: view.font, formatter: point => (one.flags[point.dataIndex] ? "◆ " : "") + figure(model, point.value) } };
    });
    const axes = second ? [figures, second] : figures;
    return { xAxis: model.sideways ? axes : names, yAxis: model.sideways ? names : axes, series: [...data, { ...guides(model, colour, view), data: [] }], tooltip: { trigger: "axis", axisPointer: { type: "none" }, formatter: given => say(model, [].concat(given)[0].dataIndex) } };
  };

  const heat = (model, colour, view) => {
    const look = axisLook(colour, view), values = model.cells.map(one => one.value).filter(value => value !== undefined);
    const least = Math.min(...values), greatest = Math.max(...values), wide = (view.width - view.name) / Math.max(1, model.labels.length);
    const ink = one => one.tone ? colour(one.tone === "plain" ? "quiet" : toneColour[one.tone]) : one.value > (least + greatest) / 2 ? colour("on-brand") : colour("ink");
    const ground = one => one.tone ? one.tone === "plain" ? colour("wash") : colour(toneColour[one.tone] + "-pale") : undefined;
    const text = one => { const words = (one.tone && one.tone !== "plain" ? toneGlyph[one.tone] + " " : "") + one.text; return words.length * view.font <= wide ? words : one.tone ? toneGlyph[one.tone] : ""; };
    return {
      xAxis: { type: "category", data: model.labels, position: "top", ...look, splitLine: { show: false }, axisLabel: { ...look.axisLabel, rotate: wide < 56 ? 45 : 0, interval: wide < 20 ? "auto" : 0 } },
      yAxis: { type: "category", data: model.rows, inverse: true, ...look, splitLine: { show: false }, axisLabel: { ...look.axisLabel, color: colour("ink"), width: view.name, overflow: "truncate", interval: 0, align: "right" } },
      visualMap: values.length ? { show: false, min: least, max: greatest > least ? greatest : least + 1, inRange: { color: [colour("brand-pale"), colour("brand")] } } : undefined,
      series: [{ type: "heatmap", name: model.title, emphasis: { disabled: true }, data: model.cells.map(one => ({ value: [one.column, one.row, one.value ?? 0], cell: one, visualMap: one.value !== undefined, itemStyle: { color: ground(one), borderColor: colour("card"), borderWidth: 2 }, label: { show: true, color: ink(one), fontSize: view.font, formatter: text(one) } })) }],
      tooltip: { trigger: "item", formatter: point => point.data ? `${model.rows[point.data.cell.row]}\n${model.labels[point.data.cell.column]}：${point.data.cell.text}` : "" },
    };
  };

  const map = (model, colour, view) => {
    const one = model.series[0], known = one.values.filter(value => value !== null), name = new Map(model.codes.map((code, place) => [code, model.labels[place]]));
    const least = Math.min(...known), greatest = Math.max(...known), few = model.codes.length <= 30 && view.width > 560;
    return {
      visualMap: known.length ? { type: "continuous", calculable: false, orient: "horizontal", left: 8, bottom: 4, itemWidth: 12, itemHeight: 120, min: least, max: greatest > least ? greatest : least + 1, text: [short(greatest), short(least)], textStyle: { color: colour("soft") }, inRange: { color: [colour("brand-pale"), colour("brand")] } } : undefined,
      series: [{ type: "map", map: model.geometry, name: one.name, nameProperty: "code", roam: false, aspectScale: view.aspect, top: view.paper ? 70 : 8, bottom: 46, left: 8, right: 8, selectedMode: false, emphasis: { disabled: true }, itemStyle: { areaColor: colour("track"), borderColor: colour("card"), borderWidth: 1 },
        label: { show: few, fontSize: view.font - 1, formatter: point => name.get(point.name) ?? "" },
        data: model.codes.map((code, place) => ({ name: code, value: one.values[place] ?? NaN, place, label: { color: one.values[place] > (least + greatest) / 2 ? colour("on-brand") : colour("ink") } })) }],
      tooltip: { trigger: "item", formatter: point => point.data ? say(model, point.data.place) : "" },
    };
  };

  const radar = (model, colour, view) => ({
    radar: { indicator: model.labels.map(text => ({ name: text, min: model.up.from ?? 0, max: model.up.to ?? Math.max(...model.series.flatMap(one => one.values.map(value => value ?? 0))) })), center: ["50%", "54%"], radius: "62%", axisName: { color: colour("ink"), fontSize: view.font }, splitLine: { lineStyle: { color: colour("line-strong") } }, splitArea: { show: false }, axisLine: { lineStyle: { color: colour("line-strong") } } },
    series: [{ type: "radar", emphasis: { disabled: true }, data: model.series.map((one, at) => ({ name: one.name, value: one.values, symbol: symbols[at % symbols.length], symbolSize: 6, lineStyle: { type: dashes[at % dashes.length], width: 2 }, areaStyle: { opacity: at ? 0 : 0.12 } })) }],
    tooltip: { trigger: "item", formatter: point => [point.name, ...model.labels.map((text, place) => `${text} ${figure(model, point.value[place])}`)].join("\n") },
  });

  const kinds = { line, control: line, scatter: line, bar, heat, map, radar };

  const options = (model, size, state = {}) => {
    const colour = tokens(state.paper || state.ink), phone = size.width < 520, legend = model.series.length > 1 && model.kind !== "map";
    const zoom = !state.paper && model.size !== "small" && (model.kind === "control" || model.kind === "line") && length(model) > 120;
    const view = {
      ...state, width: size.width, zoom, font: model.size === "small" ? 11 : state.paper ? 14 : 12, name: Math.round(size.width * (phone ? 0.3 : 0.22)), right: model.kind === "bar" && model.sideways ? 56 : model.kind === "control" ? 12 + 7 * Math.max(1, ...model.marks.map(one => one.label.length)) : 18,
      top: (state.paper ? 78 : 8) + (legend ? 28 : 0) + (model.up.title && model.kind !== "heat" && !model.sideways ? 22 : 6), bottom: zoom ? 40 : model.kind === "scatter" && model.across.title ? 26 : 6,
    };
    const made = base(model, colour, view), own = kinds[model.kind](model, colour, view);
    return { ...made, ...own, tooltip: { ...made.tooltip, ...own.tooltip } };
  };

  root.ChartOptions = { options, say, figure, length, isLong, named, tokens };
})(globalThis);
