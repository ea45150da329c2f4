// The boxes that the drawn legs of ways cross, of those that are no hop of theirs, and the words of networks that they cross, piece by piece.
const boxOf = (each) => {
  const rect = each.querySelector("rect");
  const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { hop: each.dataset.hop, inside: each.dataset.in, x, y, w, h };
};
const boxesOf = (svg) => ({
  cards: [...svg.querySelectorAll(".card")].map(boxOf),
  frames: [...svg.querySelectorAll(".network")].map(boxOf),
  words: [...svg.querySelectorAll(".network text")].map((each) => {
    const { x, y, width, height } = each.getBBox();
    return { hop: "the words " + each.textContent, x, y: y + 2, w: width, h: height - 4 };
  }),
});
const within = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
// A path of M, H, L, C and Q as pieces that are straight, or as good as.
const pieces = (d) => {
  const found = [];
  let [x, y] = [0, 0];
  const to = (a, b) => { found.push([x, y, a, b]); [x, y] = [a, b]; };
  for (const [, command, numbers] of d.matchAll(/([MHLCQ])([^MHLCQ]*)/g)) {
    const n = numbers.trim().split(/[ ,]+/).map(Number);
    if (command === "M") [x, y] = n;
    else if (command === "H") to(n[0], y);
    else if (command === "L") to(n[0], n[1]);
    else {
      const points = [[x, y], ...(command === "C" ? [[n[0], n[1]], [n[2], n[3]], [n[4], n[5]]] : [[n[0], n[1]], [n[2], n[3]]])];
      for (let i = 1; i <= 24; i++) {
        let some = points;
        while (some.length > 1) some = some.slice(1).map((p, k) => [0, 1].map((axis) => some[k][axis] + (p[axis] - some[k][axis]) * (i / 24)));
        to(...some[0]);
      }
    }
  }
  return found;
};
const cuts = ([x1, y1, x2, y2], box) => {
  if (Math.max(x1, x2) < box.x || Math.min(x1, x2) > box.x + box.w || Math.max(y1, y2) < box.y || Math.min(y1, y2) > box.y + box.h) return false;
  let [from, to] = [0, 1];
  for (const [start, by, low, high] of [[x1, x2 - x1, box.x + 1, box.x + box.w - 1], [y1, y2 - y1, box.y + 1, box.y + box.h - 1]]) {
    if (by === 0) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [a, b] = [(low - start) / by, (high - start) / by].sort((p, q) => p - q);
    [from, to] = [Math.max(from, a), Math.min(to, b)];
  }
  return from < to;
};
const crossed = (d, hops, { cards, frames, words }) => {
  const own = new Set(hops);
  cards.filter((card) => own.has(card.hop) && card.inside).forEach((card) => own.add(card.inside));
  const ends = cards.filter((card) => own.has(card.hop));
  const others = [
    ...cards.filter((card) => !own.has(card.hop) && !own.has(card.inside)),
    ...frames.filter((frame) => !ends.some((end) => within(end, frame))),
    ...words,
  ];
  const all = pieces(d);
  return others.filter((it) => all.some((piece) => cuts(piece, it))).map((it) => it.hop);
};
