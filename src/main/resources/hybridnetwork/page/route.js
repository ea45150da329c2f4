// Where a way runs between two boxes that no line joins: through the room between boxes, and never behind one.
const ASIDE = 9; // of a lane, from the sides of the boxes beside it
const ABOVE = 7; // from what is above it and below it
const TIP = 9; // of an arrow
const BEND = 40; // a turn costs as much as this many pixels
const NEAR = 60; // less than between a gateway and the circuits
const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

const middle = (box) => box.y + box.h / 2;
const rising = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

// The lines of a path's SVG: it runs straight, turns once, and is straight again; whole, and without the tip of its arrow.
function swung(x1, y1, turn, turned, x2, y2) {
  const half = (turn + turned) / 2;
  const back = x2 > x1 ? TIP : -TIP;
  const begun = `M${x1} ${y1}H${turn}C${half} ${y1} ${half} ${y2} ${turned} ${y2}H`;
  return { whole: begun + x2, line: begun + (x2 - back), head: tip(x2, y2, back) };
}

const tip = (x, y, back) => `M${x} ${y}l${-back} -6v12z`;

function cornered(points) {
  const last = points.length - 1;
  const back = points[last][0] > points[last - 1][0] ? TIP : -TIP;
  const ends = points.map(([x, y], i) => (i === last ? [x - back, y] : [x, y]));
  let line = "M" + ends[0].join(" ");
  for (let i = 1; i < last; i++) {
    const [x, y] = ends[i];
    const toward = ([a, b]) => {
      const far = Math.abs(a - x) + Math.abs(b - y);
      const part = far ? Math.min(6, far / 2) / far : 0;
      return x + (a - x) * part + " " + (y + (b - y) * part);
    };
    line += "L" + toward(ends[i - 1]) + "Q" + x + " " + y + " " + toward(ends[i + 1]);
  }
  return { line: line + "L" + ends[last].join(" "), head: tip(...points[last], back) };
}

// Between two columns a way may swing, where nothing is in the rectangle that it swings in.
function swings(from, to, others) {
  const right = to.x >= from.x + from.w + 2 * ASIDE;
  if (!right && from.x < to.x + to.w + 2 * ASIDE) return null;
  const [x1, x2] = right ? [from.x + from.w, to.x] : [from.x, to.x + to.w];
  const [y1, y2] = [middle(from), middle(to)];
  const [left, end, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2) - 4, Math.max(y1, y2) + 4];
  if (others.some((it) => it.x < end && it.x + it.w > left && it.y < bottom && it.y + it.h > top)) return null;
  return swung(x1, y1, x1, right ? x2 - TIP : x2 + TIP, x2, y2);
}

// Boxes are { x, y, w, h }. Others are what the way must not cross. It is looked for near both ends first, which is faster.
function route(from, to, others) {
  const [left, right] = [Math.min(from.x, to.x) - NEAR, Math.max(from.x + from.w, to.x + to.w) + NEAR];
  const [top, bottom] = [Math.min(from.y, to.y) - NEAR, Math.max(from.y + from.h, to.y + to.h) + NEAR];
  const near = others.filter((it) => it.x < right && it.x + it.w > left && it.y < bottom && it.y + it.h > top);
  const points = () => turned(from, to, near, { left, right, top, bottom }) || turned(from, to, others, everywhere);
  return swings(from, to, near) || cornered(points());
}

// The cheapest way over the lanes beside all boxes, by length and by turns (A*); from a side of the one to a side of the other. Null
// where there is none within some bounds.
function turned(from, to, others, { left, right, top, bottom }) {
  const all = [...others, from, to];
  const xs = rising(all.flatMap((it) => [it.x - ASIDE, it.x + it.w + ASIDE]).filter((x) => x > left && x < right));
  const ys = rising([middle(from), middle(to), ...all.flatMap((it) => [it.y - ABOVE, it.y + it.h + ABOVE])].filter((y) => y > top && y < bottom));
  const { across, down } = closed(xs, ys, all);
  const wide = xs.length;
  const node = (x, y) => ys.indexOf(y) * wide + xs.indexOf(x);
  const ends = new Map([[node(to.x - ASIDE, middle(to)), to.x], [node(to.x + to.w + ASIDE, middle(to)), to.x + to.w]]);
  // A state is twice a node, and one more where it was reached up or down.
  const cost = new Float64Array(2 * wide * ys.length).fill(Infinity);
  const before = new Int32Array(cost.length).fill(-1);
  const queue = heap();
  const reach = (state, value, by) => {
    if (cost[state] <= value) return;
    cost[state] = value;
    before[state] = by;
    const x = xs[(state >> 1) % wide];
    const far = Math.abs(ys[Math.floor((state >> 1) / wide)] - middle(to)) + Math.min(Math.abs(x - to.x), Math.abs(x - to.x - to.w));
    queue.add(state, value + far);
  };
  for (const x of [from.x + from.w + ASIDE, from.x - ASIDE]) reach(2 * node(x, middle(from)), ASIDE, -1);
  for (let state = queue.next(); state !== null; state = queue.next()) {
    const i = state >> 1;
    const upright = state & 1;
    if (ends.has(i) && !upright) return walked(state, before, xs, ys, from, [ends.get(i), middle(to)]);
    if (ends.has(i)) reach(2 * i, cost[state] + BEND, state);
    const go = (next, direction, far) => reach(2 * next + direction, cost[state] + far + (direction === upright ? 0 : BEND), state);
    const [x, y] = [i % wide, Math.floor(i / wide)];
    if (x + 1 < wide && !across[i]) go(i + 1, 0, xs[x + 1] - xs[x]);
    if (x > 0 && !across[i - 1]) go(i - 1, 0, xs[x] - xs[x - 1]);
    if (y + 1 < ys.length && !down[i]) go(i + wide, 1, ys[y + 1] - ys[y]);
    if (y > 0 && !down[i - wide]) go(i - wide, 1, ys[y] - ys[y - 1]);
  }
  return null;
}

// Of each piece of a lane, from its node to the next one, whether it would cross a box.
function closed(xs, ys, boxes) {
  const wide = xs.length;
  const across = new Uint8Array(wide * ys.length);
  const down = new Uint8Array(wide * ys.length);
  for (const it of boxes) {
    const [left, right, top, bottom] = [above(xs, it.x), atLeast(xs, it.x + it.w), above(ys, it.y), atLeast(ys, it.y + it.h)];
    for (let y = top; y < bottom; y++) across.fill(1, y * wide + Math.max(left - 1, 0), y * wide + right);
    for (let y = Math.max(top - 1, 0); y < bottom; y++) down.fill(1, y * wide + left, y * wide + right);
  }
  return { across, down };
}

// The place of the first number above a limit, or of the first that is no less.
const above = (sorted, limit) => first(sorted, (it) => it > limit);
const atLeast = (sorted, limit) => first(sorted, (it) => it >= limit);

function first(sorted, holds) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (holds(sorted[half])) high = half;
    else low = half + 1;
  }
  return low;
}

function walked(state, before, xs, ys, from, end) {
  const points = [end];
  for (let at = state; at >= 0; at = before[at]) {
    const [x, y] = [xs[(at >> 1) % xs.length], ys[Math.floor((at >> 1) / xs.length)]];
    if (x !== points[0][0] || y !== points[0][1]) points.unshift([x, y]);
  }
  points.unshift([points[0][0] > from.x ? from.x + from.w : from.x, middle(from)]);
  // What is on one line with its neighbours is no corner.
  return points.filter((at, i) => i === 0 || i === points.length - 1 ||
    ![0, 1].some((axis) => at[axis] === points[i - 1][axis] && at[axis] === points[i + 1][axis]));
}

function heap() {
  const items = [];
  const swap = (i, j) => ([items[i], items[j]] = [items[j], items[i]]);
  return {
    add(state, value) {
      let i = items.push([value, state]) - 1;
      for (; i > 0 && items[(i - 1) >> 1][0] > items[i][0]; i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    },
    next() {
      if (!items.length) return null;
      swap(0, items.length - 1);
      const [, state] = items.pop();
      for (let i = 0; ; ) {
        const [l, r] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (l < items.length && items[l][0] < items[least][0]) least = l;
        if (r < items.length && items[r][0] < items[least][0]) least = r;
        if (least === i) return state;
        swap(i, least);
        i = least;
      }
    },
  };
}
