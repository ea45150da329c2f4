// The chosen cell in words: the verdict, each step of the packet that decides, and what the verdict rests on.
const stepNames = {
  start: "start", route: "route", filter: "rule", atitsword: "on its word", leave: "leaves", transit: "transit",
  balance: "balancer", delivered: "delivered", unknown: "not known", lost: "lost",
};

function ports(flow) {
  return flow.protocol === "*" ? "every protocol" : flow.protocol + (flow.ports.length ? " " + flow.ports.join(", ") : "");
}

// Such as: 3 sites over ExpressRoute, plant over the VPN
function waysInWords(result) {
  const groups = new Map();
  for (const [site, way] of Object.entries(result.ways)) groups.set(way, [...(groups.get(way) || []), site]);
  if (Object.keys(result.ways).length < 2) return "";
  return [...groups].map(([way, sites]) =>
    (sites.length > 4 ? sites.length + " sites" : sites.map(shown).join(", ")) + " over " +
    way.replace("+", " and ").replace("Vpn", "the VPN")).join("; ");
}

function say(flow, scenario) {
  const result = resultOf(flow, scenario);
  const status = statusOf(result);
  const failed = scenarios[scenario].failed;
  const state = failed.length ? "while " + failed.map(shown).join(" and ") + (failed.length > 1 ? " have" : " has") + " failed" : "with nothing failed";
  const it = flows[flow];
  const detail = shown(it.action + " " + it.from + " to " + it.to + ", " + ports(it));
  const change = changeOf(flow, scenario);
  const before = change ? "before: " + words[statusOf({ ...change.before, path: change.before.path })] + " by " + (change.before.path.map(shown).join(" → ") || "no way") : "";
  byId("said").replaceChildren(
    element("span", { class: "mark " + status }, mark(status)),
    shown(it.name) + ": " + words[status] + ", " + state,
    element("small", {}, [detail, waysInWords(result), before].filter((text) => text).join(" · ")),
  );
  tell(result, traceOf(flow, scenario), Object.entries(data.sites[it.name] || {}), scenario);
}

function fact(list, name, value) {
  if (value) list.append(element("dt", {}, name), element("dd", {}, shown(value)));
}

function steps(trace) {
  return element("ol", {}, ...trace.steps.map(([kind, text]) =>
    element("li", { class: kind }, element("b", {}, stepNames[kind] || kind), element("span", {}, shown(text)))));
}

// Sites whose packets take the same steps, but for the site's own name and addresses, in one group.
function alike(sites, scenario) {
  const groups = new Map();
  for (const [site, row] of sites) {
    const [verdict, place, number] = row[scenario];
    if (!data.traces[place]) continue;
    if (!groups.has(number)) groups.set(number, []);
    groups.get(number).push({ site, verdict, trace: data.traces[place] });
  }
  return [...groups.values()];
}

// Such as: hq, plant and 12 others
function named(sites) {
  const names = sites.map((it) => shown(it.site));
  if (names.length === 1) return "Site " + names[0];
  if (names.length < 4) return "Sites " + names.slice(0, -1).join(", ") + " and " + names[names.length - 1];
  return "Sites " + names.slice(0, 2).join(", ") + " and " + (names.length - 2) + " others";
}

// What is closed is not made: a page may have many sites.
function opened(summary, fill, type) {
  const made = element("details", { class: type }, element("summary", {}, summary));
  made.addEventListener("toggle", () => {
    if (made.open && made.children.length === 1) made.append(...fill());
  });
  return made;
}

// A group opens to its sites, and each of them to its own steps.
function ofSites(group, above) {
  const others = group.filter((it) => it.trace !== above);
  if (!others.length) return [];
  const as = others.length < group.length ? ", as above" : "";
  const each = (it) => opened("Site " + shown(it.site), () => [steps(it.trace)]);
  return [opened(named(others) + as + ": " + shown(others[0].verdict),
    () => (others.length === 1 ? [steps(others[0].trace)] : [element("p", { class: "note" }, "The same steps but for each site's own name and addresses."), ...others.map(each)]),
    "sites")];
}

function tell(result, trace, sites, scenario) {
  const panel = element("div", {});
  const facts = element("dl", {});
  if (trace) fact(facts, "packet", trace.packet);
  if (result.path.length) fact(facts, "way", result.path.join(" → "));
  if (result.counterexample) {
    fact(facts, "why", result.counterexample.reason);
    fact(facts, "fix", result.counterexample.fix);
  } else if (trace && result.verdict !== "holds") {
    fact(facts, "why", trace.reason);
    fact(facts, "fix", trace.fix);
  }
  if (!trace || result.unknown !== trace.reason) fact(facts, "not known", result.unknown);
  panel.append(facts);
  panel.append(trace ? steps(trace) : element("p", { class: "note" }, "No packet decides: the flow has none."));
  alike(sites, scenario).forEach((group) => panel.append(...ofSites(group, trace)));
  if (result.obligations.length) {
    const names = [...new Set(result.obligations.map((it) => it.appliance))];
    panel.append(element("p", {}, "Provided that " + names.map(shown).join(", ") + " does what is listed under obligations."));
  }
  if (proof.assumptions.length) {
    panel.append(element("details", {}, element("summary", {}, "What every verdict rests on"),
      element("ul", {}, ...proof.assumptions.map((text) => element("li", {}, shown(text))))));
  }
  byId("steps").replaceChildren(panel);
}
