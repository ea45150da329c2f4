// The sections below the drawing. One that has nothing to say is not there.
function section(id, title, ...children) {
  const heading = element("h2", { id: "section-" + id + "-title" }, title);
  const made = element("section", { id: "section-" + id, "aria-labelledby": heading.id }, heading, ...children);
  byId("sections").append(made);
  return made;
}

// Where something is declared: its key, and the place of that in the stack's file.
const mostPlaces = 4;
const declared = (about) => about.filter((it) => it.path);

function whereabouts(head, about) {
  for (const it of about.slice(0, mostPlaces)) {
    if (it.at) head.append(" · ", element("code", {}, shown(it.at)));
    if (it.path) head.append(" · ", element("code", {}, shown(it.path)));
  }
  if (about.length > mostPlaces) head.append(" · and " + (about.length - mostPlaces) + " more");
}

function problem(severity, rule, message, fix, about) {
  const head = element("p", { class: "head" }, element("b", {}, severity), " " + shown(rule));
  whereabouts(head, about);
  return element("li", { class: severity }, head, element("p", {}, shown(message)), fix ? element("p", { class: "fix" }, "fix: " + shown(fix)) : null);
}

const rank = ["error", "warning", "advice"];
const bySeverity = (one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity);

function problems() {
  const findings = (proof ? proof.findings : []).map((it) => ({ ...it, proved: true }));
  const told = new Set(data.problems.map((it) => it.rule));
  const all = [...data.problems, ...findings.filter((it) => !told.has(it.rule))];
  const urgent = all.filter((it) => it.severity !== "advice").sort(bySeverity);
  const advice = all.filter((it) => it.severity === "advice");
  const rows = (some) => some.map((it) => problem(it.severity, it.rule, it.message, it.fix, it.about ? declared(it.about) : [it]));
  const made = section("problems", "Problems and findings");
  made.append(urgent.length ? element("ul", { class: "list" }, ...rows(urgent)) : element("p", { class: "note" }, "No errors and no warnings."));
  if (advice.length) {
    made.append(element("details", { id: "advice" }, element("summary", {}, advice.length + (advice.length === 1 ? " recommendation" : " recommendations")), element("ul", { class: "list" }, ...rows(advice))));
  }
}

function table(heads, rows, numbers) {
  const right = (i) => (numbers && numbers.includes(i) ? "number" : null);
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  const body = rows.map((row) => element("tr", {}, ...row.map((value, i) => element("td", { class: right(i) }, value instanceof Node ? value : shown(value)))));
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": heads.join(", ") }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
}

function obligations() {
  if (!proof || !data.obligations.length) return;
  section("obligations", "Obligations", element("p", { class: "note" }, "Nobody can read these rules here; the verdicts hold provided that they do this."),
    table(["Who", "Must", "What", "From", "To", "For"], data.obligations.map((it) =>
      [it.appliance, it.must, it.service, it.from, it.to, it.flows.join(", ") + (it.scenarios.includes("healthy") ? "" : " in " + it.scenarios.join(", "))])));
}

function differences() {
  const it = data.difference;
  if (!it) return;
  const made = section("difference", "Differences from the proof compared with");
  const facts = element("dl", { class: "facts" });
  fact(facts, "new flows", it.flowsAdded.join(", "));
  fact(facts, "flows gone", it.flowsRemoved.join(", "));
  fact(facts, "new outages", it.outagesAdded.join(", "));
  fact(facts, "outages gone", it.outagesRemoved.join(", "));
  const resources = data.resourceDifference;
  if (resources) {
    fact(facts, "resources added", resources.added.join(", "));
    fact(facts, "resources gone", resources.removed.join(", "));
    fact(facts, "resources changed", resources.changed.join(", "));
  }
  made.append(facts);
  const way = (fare) => fare.verdict + (fare.path.length ? ": " + fare.path.join(" → ") : "");
  if (it.changes.length) {
    made.append(table(["Flow", "Before", "Now", "In"], it.changes.map((change) => [change.name, way(change.before), way(change.after), change.scenarios.join(", ")])));
  }
  if (!facts.children.length && !it.changes.length) made.append(element("p", {}, "No flow fares otherwise."));
}

function resourceGroups() {
  const groups = new Map();
  for (const each of data.resources) {
    if (each.type === "pulumi:pulumi:Stack" || each.type.startsWith("pulumi:providers:")) continue;
    const component = !each.type.startsWith("azure-native");
    // What no component holds, as in a template, is put together by its kind.
    const loose = each.parent === null || data.stage === "exported" && each.parent.includes("::pulumi:pulumi:Stack::");
    const key = component ? each.name : loose ? kindOf(each.type) : each.parent.slice(each.parent.lastIndexOf("::") + 2);
    if (!groups.has(key)) groups.set(key, { head: null, inside: [] });
    if (component) groups.get(key).head = each;
    else groups.get(key).inside.push(each);
  }
  return groups;
}

const kindOf = (type) => type.slice(type.lastIndexOf(":") + 1);

function folded(each) {
  const made = element("details", {}, element("summary", {}, shown(each.name), element("span", { class: "type" }, shown(kindOf(each.type)))));
  if (each.protect) made.querySelector("summary").append(element("span", { class: "tag" }, "protected"));
  made.dataset.text = (each.name + " " + each.type + " " + JSON.stringify(each.inputs)).toLowerCase();
  made.addEventListener("toggle", () => {
    if (made.open && !made.querySelector("pre")) made.append(element("pre", { tabindex: "0" }, shownLines(JSON.stringify(each.inputs, null, 2))));
  });
  return made;
}

const shownLines = (text) => text.split("\n").map(shown).join("\n");

function resources() {
  if (!data.resources.length) return;
  const input = element("input", { type: "search", id: "search", autocomplete: "off" });
  const count = element("span", { role: "status" });
  const list = element("div", {});
  for (const [name, { head, inside }] of resourceGroups()) {
    const group = element("details", { class: "component" }, element("summary", {}, shown(name), element("span", { class: "type" }, head ? shown(kindOf(head.type)) : inside.length === 1 ? "1 resource" : inside.length + " resources")), ...inside.map(folded));
    list.append(group);
  }
  const all = [...list.querySelectorAll("[data-text]")];
  const search = () => {
    const wanted = input.value.trim().toLowerCase();
    all.forEach((each) => (each.hidden = !each.dataset.text.includes(wanted)));
    for (const group of list.children) {
      const some = [...group.querySelectorAll("[data-text]")].some((each) => !each.hidden);
      group.hidden = !some;
      group.open = wanted !== "" && some;
    }
    count.textContent = all.filter((each) => !each.hidden).length + " of " + all.length;
  };
  input.addEventListener("input", search);
  section("resources", data.stage === "exported" ? "Resources of the export" : "Resources of the plan", element("div", { class: "search" }, element("label", { for: "search" }, "Search names, types and values"), input, count), list);
  search();
}
