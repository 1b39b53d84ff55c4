// Thins a long series to what a screen can show. Pure: figures in, places out.
// Of each stretch the first least and the first greatest figure stay, so no peak is lost; of a stretch with gaps one gap stays, so that lines break
// there; the first and the last place stay, and every flagged one. `most` bounds what is chosen beside the flagged ones.
(root => {
  const decimate = (values, flagged = [], most = 4000, from = 0, to = values.length - 1) => {
    from = Math.max(0, from);
    to = Math.min(values.length - 1, to);
    const count = to - from + 1;
    if (count <= 0) return [];
    if (count <= most) return Array.from({ length: count }, (_, at) => from + at);
    const stretches = Math.max(1, Math.floor((most - 2) / 3));
    const chosen = [from];
    let next = 0;
    const marks = Array.from(flagged, Number).filter(place => place >= from && place <= to).sort((a, b) => a - b);
    for (let stretch = 0; stretch < stretches; stretch++) {
      const start = from + Math.floor(stretch * count / stretches);
      const end = from + Math.floor((stretch + 1) * count / stretches);
      let least = -1, greatest = -1, gap = -1;
      for (let place = start; place < end; place++) {
        const value = values[place];
        if (value === null || value === undefined || value !== value) { if (gap < 0) gap = place; continue; }
        if (least < 0 || value < values[least]) least = place;
        if (greatest < 0 || value > values[greatest]) greatest = place;
      }
      const here = [least, greatest, gap].filter(place => place >= 0);
      while (next < marks.length && marks[next] < end) here.push(marks[next++]);
      here.sort((a, b) => a - b);
      for (const place of here) if (place > chosen[chosen.length - 1]) chosen.push(place);
    }
    if (chosen[chosen.length - 1] !== to) chosen.push(to);
    return chosen;
  };
  root.decimate = decimate;
})(globalThis);
