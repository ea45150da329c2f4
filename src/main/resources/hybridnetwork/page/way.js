// The drawing: what has failed, and the way of the chosen flow.
let drawing = null;
let places = new Map(); // a hop to the element that stands for it
let links = new Map(); // a hop to the lines that fail with it
let marked = [];

function use(svg) {
  drawing = svg;
  drawing.classList.add("chosen");
  places = new Map();
  links = new Map();
  for (const link of svg.querySelectorAll(".link")) {
    for (const hop of new Set([link.dataset.from, link.dataset.to, link.dataset.part])) {
      if (!links.has(hop)) links.set(hop, []);
      links.get(hop).push(link);
    }
  }
  for (const each of svg.querySelectorAll("[data-hop]")) {
    places.set(each.dataset.hop, each);
    if (each.dataset.members) each.dataset.members.split("\n").forEach((hop) => places.has(hop) || places.set(hop, each));
  }
  const names = new Set(scenarios.map((scenario) => scenario.name));
  for (const [hop, each] of places) if (names.has(hop) && each.dataset.hop === hop) each.classList.add("choosable");
}

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
}

// A line from one box to another, and the tip of an arrow.
function leg(from, to) {
  const right = to.x >= from.x + from.w;
  const left = to.x + to.w <= from.x;
  const y1 = from.y + from.h / 2;
  const y2 = to.y + to.h / 2;
  if (right || left) {
    const x1 = right ? from.x + from.w : from.x;
    const tip = right ? to.x : to.x + to.w;
    const x2 = right ? tip - 9 : tip + 9;
    const bend = Math.max(Math.abs(x2 - x1) / 2, 18) * (right ? 1 : -1);
    const head = right ? -10 : 10;
    return [`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, `M${tip} ${y2}l${head} -6v12z`];
  }
  // One above the other: by the left side, where no text of the next column is.
  const x1 = from.x;
  const tip = to.x;
  return [`M${x1} ${y1}C${x1 - 34} ${y1} ${tip - 44} ${y2} ${tip - 9} ${y2}`, `M${tip} ${y2}l-10 -6v12z`];
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
      const [line, head] = leg(box(stops[i - 1]), box(each));
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
