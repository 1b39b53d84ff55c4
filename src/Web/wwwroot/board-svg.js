// Pictures of boards as text. Pure: shapes in, SVG out. Colours are names; the palette decides, so that the same drawing stands on the screen
// in light and dark and is saved on white paper. Text widths are reckoned, not measured: a picture is the same on every machine.
(root => {
  const paper = {
    ink: "#16202a", soft: "#55606a", line: "#cfcabd", brand: "#0f4c5c", brandpale: "#e6f0f2", red: "#a8241c", redpale: "#fbecea", jade: "#1b6e4e", jadepale: "#e7f2ec",
    amber: "#8f5600", amberpale: "#fdf3df", card: "#ffffff", wash: "#f4f2eb", onbrand: "#ffffff", none: "none",
  };
  const font = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

  // XML knows no control characters and no halves of a pair.
  const clean = text => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const safe = text => clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const fixed = value => typeof value === "number" ? String(Math.round(value * 100) / 100) : value;

  const width = (text, size) => {
    let sum = 0;
    for (const sign of text) sum += sign.codePointAt(0) >= 0x2e80 ? 1 : /[A-ZmwMW%@]/.test(sign) ? 0.72 : /[ iljtf.,:;'|!()]/.test(sign) ? 0.34 : 0.58;
    return sum * size;
  };
  const closing = /[，。、；：！？）》」』”’,.;:!?)]/;
  // Lines no wider than `most`: Chinese breaks between any two signs but not before closing punctuation, Latin words stay whole where they fit.
  const wrap = (text, most, size) => {
    const lines = [];
    for (const part of clean(text).split("\n")) {
      let line = "";
      for (const piece of part.match(/[\u0021-\u024f]+|[\s\S]/gu) ?? []) {
        if (width(line + piece, size) <= most || (line && closing.test(piece))) { line += piece; continue; }
        if (line.trim()) lines.push(line.trim());
        line = "";
        if (width(piece, size) <= most) { line = piece.trim(); continue; }
        for (const sign of piece) { if (width(line + sign, size) > most && line) { lines.push(line); line = ""; } line += sign; }
      }
      lines.push(line.trim());
    }
    return lines.filter((line, at) => line || at === 0);
  };

  const shape = (tag, attributes, text) => ({ tag, attributes, text });
  const line = (x1, y1, x2, y2, more) => shape("line", { x1, y1, x2, y2, stroke: "ink", "stroke-width": 1.2, ...more });
  const box = (x, y, width, height, more) => shape("rect", { x, y, width, height, fill: "card", stroke: "ink", "stroke-width": 1.2, ...more });
  const path = (d, more) => shape("path", { d, fill: "none", stroke: "ink", "stroke-width": 1.2, ...more });
  const circle = (cx, cy, r, more) => shape("circle", { cx, cy, r, fill: "card", stroke: "ink", "stroke-width": 1.2, ...more });
  const words = (text, x, y, more) => shape("text", { x, y, "font-size": 13, fill: "ink", ...more }, text);
  // Several lines, the first with its baseline at y.
  const lines = (texts, x, y, { leading = 18, ...more } = {}) => texts.map((text, at) => words(text, x, y + at * leading, more));
  // Lines in the middle of a place.
  const centred = (texts, x, y, { leading = 18, ...more } = {}) => lines(texts, x, y - (texts.length - 1) * leading / 2 + (more["font-size"] ?? 13) * 0.36, { leading, "text-anchor": "middle", ...more });
  const arrow = (x, y, angle, more) => {
    const turn = (dx, dy) => `${fixed(x + dx * Math.cos(angle) - dy * Math.sin(angle))} ${fixed(y + dx * Math.sin(angle) + dy * Math.cos(angle))}`;
    return path(`M${fixed(x)} ${fixed(y)}L${turn(-8, -4)}L${turn(-8, 4)}Z`, { fill: "ink", stroke: "none", ...more });
  };

  const painted = new Set(["fill", "stroke"]);
  const svg = ({ width, height, shapes }, { title = "", palette = paper, standalone = true } = {}) => {
    const body = shapes.flat(Infinity).map(({ tag, attributes, text }) => {
      const own = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null)
        .map(([key, value]) => ` ${key}="${safe(painted.has(key) ? palette[value] ?? value : fixed(value))}"`).join("");
      return text === undefined ? `<${tag}${own}/>` : `<${tag}${own}>${safe(text)}</${tag}>`;
    }).join("");
    const ground = standalone ? `<rect x="0" y="0" width="${fixed(width)}" height="${fixed(height)}" fill="${palette.card}"/>` : "";
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${fixed(width)} ${fixed(height)}" width="${fixed(width)}" height="${fixed(height)}" font-family="${font}" role="img" aria-label="${safe(title)}">${ground}${body}</svg>`;
  };

  root.Boards.svg = { paper, clean, width, wrap, line, box, path, circle, words, lines, centred, arrow, text: svg };
})(globalThis);
