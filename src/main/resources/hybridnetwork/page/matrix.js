// The flows by the outages: each cell is a link to its trace; arrow keys go from cell to cell.
const cells = [];

function cell(flow, scenario) {
  const result = resultOf(flow, scenario);
  const status = statusOf(result);
  const change = changeOf(flow, scenario);
  const provided = result.obligations.length > 0;
  const link = element(
    "a",
    {
      class: "cell " + status + (change ? " changed" : "") + (provided ? " provided" : ""),
      href: address(flow, scenario),
      tabindex: "-1",
      "aria-label":
        shown(flows[flow].name) + ", " + shown(scenarios[scenario].name) + ": " + words[status] +
        (provided ? ", provided that others do their part" : "") + (change ? ", otherwise than before" : ""),
    },
    mark(status),
  );
  link.dataset.flow = flow;
  link.dataset.scenario = scenario;
  return link;
}

function matrix() {
  const head = element("tr", {}, element("th", { scope: "col" }, "Outage"));
  flows.forEach((flow) =>
    head.append(element("th", { scope: "col", title: shown(flow.name) }, element("span", {}, shown(flow.action + " " + flow.name)))));
  const body = element("tbody", {});
  scenarios.forEach((scenario, s) => {
    const whole = !scenario.name.includes("/");
    const row = element("tr", {}, element("th", { scope: "row", class: whole ? "whole" : null, title: shown(scenario.name) }, shown(scenario.name)));
    cells[s] = flows.map((_, f) => cell(f, s));
    cells[s].forEach((link) => row.append(element("td", {}, link)));
    body.append(row);
  });
  const table = element("table", { "aria-label": "How each flow fares in each outage" }, element("thead", {}, head), body);
  table.addEventListener("keydown", stepped);
  byId("matrix").append(table);
  const used = new Set(cells.flat().map((link) => link.classList[1]));
  Object.keys(words).filter((status) => used.has(status)).forEach((status) =>
    byId("legend").append(element("li", { class: status }, mark(status), element("span", {}, words[status]))));
  if (cells.flat().some((link) => link.classList.contains("provided"))) {
    byId("legend").append(element("li", {}, "Underlined: provided that what is listed under obligations is done"));
  }
  if (changes.size) byId("legend").append(element("li", {}, "Marked corner: otherwise than in the proof compared with"));
}

function stepped(event) {
  const at = event.target.closest(".cell");
  const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [0, -Infinity], End: [0, Infinity] }[event.key];
  if (!at || !by) return;
  event.preventDefault();
  const flow = Math.min(Math.max(Number(at.dataset.flow) + by[0], 0), flows.length - 1);
  const scenario = Math.min(Math.max(Number(at.dataset.scenario) + by[1], 0), scenarios.length - 1);
  choose(flow, scenario);
  cells[scenario][flow].focus();
}

let current = null;

function markChosen(flow, scenario) {
  if (current) {
    current.removeAttribute("aria-current");
    current.tabIndex = -1;
    current.closest("tr").classList.remove("on");
  }
  current = cells[scenario][flow];
  current.setAttribute("aria-current", "true");
  current.tabIndex = 0;
  current.closest("tr").classList.add("on");
}
