// The drawing: what has failed, and the way of the chosen flow.
let drawing = null;
let places = new Map(); // a hop to the element that stands for it
let links = new Map(); // a hop to the lines that fail with it
let joined = new Map(); // two hops to the lines from the one to the other
let between = new Map(); // two hops to what stands between them: edge routers, and VPN devices
let routes = new Map(); // two hops to the way between them, where no line is
let boxes = null; // once a way needs them
let marked = [];

const pair = (from, to) => from + "\n" + to;
const added = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);

function use(svg) {
  drawing = svg;
  drawing.classList.add("chosen");
  boxes = null;
  [places, links, joined, between, routes] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  for (const each of svg.querySelectorAll("[data-hop]")) {
    places.set(each.dataset.hop, each);
    if (each.dataset.members) each.dataset.members.split("\n").forEach((hop) => places.has(hop) || places.set(hop, each));
  }
  const lines = [...svg.querySelectorAll(".link")];
  for (const link of lines) {
    const { from, to, part, line } = link.dataset;
    for (const hop of new Set([from, to, part])) added(links, hop, link);
    if (line) added(joined, pair(from, to), link);
  }
  for (const { from, to } of lines.map((link) => link.dataset)) {
    const device = places.get(from);
    if (device.classList.contains("device")) added(between, pair(device.dataset.in, to), from);
    if (places.get(to).classList.contains("edge")) {
      lines.filter((link) => link.dataset.from === to).forEach((link) => between.set(pair(from, link.dataset.to), [to]));
    }
  }
  const names = new Set(scenarios.map((scenario) => scenario.name));
  for (const each of svg.querySelectorAll("[data-hop]")) if (names.has(outageOf(each))) each.classList.add("choosable");
  buttons(svg);
}

const outageOf = (each) => each.dataset.outage || each.dataset.hop;

function box(each) {
  const rect = each.querySelector("rect") || each.parentNode.querySelector("rect");
  const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { x, y, w, h };
}

function add(each, name) {
  if (!each.classList.contains(name)) {
    each.classList.add(name);
    marked.push([each, name]);
  }
}

function cross(at) {
  const { x, y, w } = box(at);
  const [a, b] = [x + w - 5, y + 5];
  drawing.querySelector(".badges").append(drawn("path", { class: "cross", d: `M${a - 6} ${b - 6}l12 12M${a + 6} ${b - 6}l-12 12` }));
}

function fail(names) {
  const all = new Set(names.map((name) => name.replace(/\/peering-disabled$/, "")));
  for (const name of all) {
    const each = places.get(name);
    if (!each || each.classList.contains("group")) continue;
    add(each, "failed");
    if (each.classList.contains("card")) cross(each);
  }
  for (const name of all) for (const link of links.get(name) || []) add(link, "failed");
  // A device is lost with its own tunnels and with all of its site.
  for (const device of drawing.querySelectorAll(".device")) {
    const lost = device.dataset.outage;
    if (!all.has(lost) && !all.has(lost.slice(0, lost.indexOf("/")))) continue;
    add(device, "failed");
    cross(device);
  }
}

// Along the lines that are drawn from one hop to another, or back: in the middle of those that stand.
function along(from, to, back) {
  const lines = joined.get(pair(from, to));
  if (!lines) return null;
  const standing = lines.filter((link) => !link.classList.contains("failed"));
  const used = (standing.length ? standing : lines).map((link) => link.dataset.line.split(" ").map(Number));
  const [x1, y1, turn, turned, x2, y2] = used[0].map((_, i) => used.reduce((sum, line) => sum + line[i], 0) / used.length);
  return back ? swung(x2, y2, turned, turn, x1, y1) : swung(x1, y1, turn, turned, x2, y2);
}

// By what stands between two hops, from left to right or back; a tunnel may end at several devices.
function through(from, to, back) {
  const all = (between.get(pair(from, to)) || []).map((hop) => places.get(hop));
  const standing = all.filter((each) => !each.classList.contains("failed"));
  return (standing.length ? standing : all).map((each) => {
    add(each, "passed");
    const far = along(each.dataset.hop, to, back);
    const near = along(from, each.dataset.hop, back);
    const [first, last] = back ? [far, near] : [near, far];
    return near ? { line: first.whole + last.line, head: last.head } : far;
  });
}

// A way from one box to the next: its lines, and the tips of its arrows.
function leg(from, to) {
  const [a, b] = [from.dataset.hop, to.dataset.hop];
  for (const [left, right, back] of [[a, b, false], [b, a, true]]) {
    const line = along(left, right, back);
    const lines = line ? [line] : through(left, right, back);
    if (lines.length) return { line: lines.map((it) => it.line).join(""), head: lines.map((it) => it.head).join("") };
  }
  if (!routes.has(pair(a, b))) routes.set(pair(a, b), route(box(from), box(to), besides(from, to)));
  return routes.get(pair(a, b));
}

const inside = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;

// What a way must not cross: other networks, the words of its own, and every other box.
function besides(from, to) {
  if (!boxes) {
    boxes = { frames: [...drawing.querySelectorAll(".network")].map(framed), cards: [] };
    boxes.cards = [...drawing.querySelectorAll(".card:not(.device)")].map(box);
    for (const card of boxes.cards) card.frame = boxes.frames.find((frame) => inside(card, frame));
  }
  const ends = [box(from), box(to)];
  const open = boxes.frames.filter((frame) => ends.some((end) => inside(end, frame)));
  return [
    ...boxes.cards.filter((card) => (!card.frame || open.includes(card.frame)) && !ends.some((end) => inside(end, card))),
    ...boxes.frames.filter((frame) => !open.includes(frame)),
    ...open.map(({ x, y, w, words }) => ({ x, y, w, h: words })),
  ];
}

function framed(network) {
  const frame = box(network);
  return { ...frame, words: Number([...network.querySelectorAll("text")].pop().getAttribute("y")) + 5 - frame.y };
}

function sign(group, at, outcome) {
  const { x, y, w, h } = box(at);
  const [cx, cy] = [x + w, y + h - 2];
  group.append(drawn("circle", { class: "end", cx, cy, r: 8.5 }));
  const d = outcome === "ok" ? `M${cx - 4} ${cy}l3 3.5 5-6.5` : outcome === "unknown"
    ? `M${cx - 2.5} ${cy - 2}c0-3.5 5-3.5 5 0 0 2-2.5 1.8-2.5 3.600M${cx} ${cy + 4.4}v.2` : `M${cx - 3.5} ${cy - 3.5}l7 7M${cx + 3.5} ${cy - 3.5}l-7 7`;
  group.append(drawn("path", { class: "sign", d }));
}

// Draws a way and returns the hops that it was drawn by.
function drawWay(hops, type, outcome, numbered) {
  const group = drawn("g", { class: type });
  const badges = drawn("g", { class: type });
  const stops = [];
  for (const hop of hops) {
    const each = places.get(hop);
    if (each && stops[stops.length - 1] !== each) stops.push(each);
  }
  stops.forEach((each, i) => {
    add(each, "passed");
    if (i > 0) {
      const { line, head } = leg(stops[i - 1], each);
      group.append(drawn("path", { class: "leg", d: line }), drawn("path", { class: "head", d: head }));
    }
  });
  if (numbered) {
    stops.forEach((each, i) => {
      const { x, y } = box(each);
      badges.append(drawn("circle", { cx: x, cy: y, r: 8.5 }), drawn("text", { class: "number", x, y: y + 3.7 }, String(i + 1)));
    });
  }
  if (stops.length && outcome) sign(badges, stops[stops.length - 1], outcome);
  group.dataset.hops = JSON.stringify(hops);
  drawing.querySelector(".way").append(group);
  drawing.querySelector(".badges").append(badges);
}

// The names in a path of the proof, as the drawing has them: what it no longer has is left out.
function resolved(path) {
  return path.map((hop, i) => {
    if (hop === "load-balancer") return [...places.keys()].find((name) => name.startsWith("load-balancer:"));
    const beside = path[i + 1] || path[i - 1] || "";
    const site = /^(circuit|tunnel):/.test(i === 0 ? path[1] || "" : path[i - 1] || beside);
    return [site ? "site:" + hop : "subnet:" + hop, "site:" + hop, "subnet:" + hop, hop].find((name) => places.has(name));
  }).filter((hop) => hop);
}

function type(status, hops) {
  if (status === "lost" || status === "may" || status === "open") return "lost";
  if (status === "unknown") return "unknown";
  if (status === "closed") return "stopped";
  if (hops.some((hop) => hop.startsWith("circuit:"))) return "er";
  if (hops.some((hop) => hop.startsWith("tunnel:"))) return "vpn";
  return status === "internet" ? "internet" : "vnet";
}

const endOf = (status) => (["lost", "may", "closed", "open"].includes(status) ? "stop" : status === "unknown" ? "unknown" : "ok");

function show(flow, scenario) {
  if (!drawing) return;
  marked.forEach(([each, name]) => each.classList.remove(name));
  marked = [];
  const layer = drawing.querySelector(".way");
  layer.replaceChildren();
  drawing.querySelector(".badges").replaceChildren();
  fail(scenarios[scenario].failed);
  const change = changeOf(flow, scenario);
  if (change) drawWay(resolved(change.before.path), "before", null, false);
  const status = statusOf(resultOf(flow, scenario));
  const bySite = data.sites[flows[flow].name] || {};
  for (const [site, row] of Object.entries(bySite)) {
    const [verdict, place] = row[scenario];
    const trace = data.traces[place];
    if (!trace) continue;
    const own = verdict === "holds" ? "ok" : verdict === "unknown" ? "unknown" : "lost";
    drawWay(trace.drawn, "other site-way " + type(own, trace.drawn), endOf(own), false);
    layer.lastChild.dataset.site = site;
  }
  const trace = traceOf(flow, scenario);
  if (trace) drawWay(trace.drawn, "main " + type(status, trace.drawn), endOf(status), true);
}
