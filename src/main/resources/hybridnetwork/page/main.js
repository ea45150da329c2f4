// What is chosen, and how it is chosen.
const chosen = { flow: 0, scenario: 0 };

function choose(flow, scenario) {
  chosen.flow = flow;
  chosen.scenario = scenario;
  markChosen(flow, scenario);
  byId("flow").value = String(flow);
  byId("outage").value = String(scenario);
  show(flow, scenario);
  say(flow, scenario);
  tellButtons(scenarios[scenario].name);
  bringIntoSight();
  if (location.hash !== address(flow, scenario)) history.replaceState(null, "", address(flow, scenario));
}

function options(select, names) {
  names.forEach((name, i) => select.append(element("option", { value: i }, shown(name))));
}

function controls() {
  options(byId("flow"), flows.map((flow) => flow.action + " " + flow.name));
  options(byId("outage"), scenarios.map((scenario) => scenario.name));
  byId("flow").addEventListener("change", (event) => choose(Number(event.target.value), chosen.scenario));
  byId("outage").addEventListener("change", (event) => choose(chosen.flow, Number(event.target.value)));
  const step = (by) => choose(chosen.flow, (chosen.scenario + by + scenarios.length) % scenarios.length);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("matrix").addEventListener("click", (event) => {
    const link = event.target.closest(".cell");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(Number(link.dataset.flow), Number(link.dataset.scenario));
    link.focus();
  });
  byId("canvas").addEventListener("click", (event) => {
    const part = event.target.closest(".choosable, .site, .subnet, .internet");
    if (part) act(part);
  });
  byId("canvas").addEventListener("keydown", pressed);
  byId("canvas").removeAttribute("tabindex");
  addEventListener("hashchange", () => {
    const at = addressed(location.hash);
    if (at) choose(at.flow, at.scenario);
  });
}

// What is chosen may be beyond the edge of the matrix or of the drawing: both are moved, and the page is not.
function bringIntoSight() {
  const table = byId("matrix");
  const frame = table.getBoundingClientRect();
  const at = current.getBoundingClientRect();
  const names = table.querySelector("tbody th").getBoundingClientRect().width;
  if (at.right > frame.right) table.scrollLeft += at.right - frame.right + 4;
  else if (at.left < frame.left + names) table.scrollLeft -= frame.left + names - at.left + 4;
  const canvas = byId("canvas");
  const passed = [...drawing.querySelectorAll(".passed")].map((each) => each.getBoundingClientRect());
  if (!passed.length || canvas.scrollWidth <= canvas.clientWidth && canvas.scrollHeight <= canvas.clientHeight) return;
  const seen = canvas.getBoundingClientRect();
  const move = (from, to, start, room) => (to - from <= room ? (from + to - room) / 2 : from - 16) - start;
  canvas.scrollLeft += move(Math.min(...passed.map((it) => it.left)), Math.max(...passed.map((it) => it.right)), seen.left, canvas.clientWidth);
  canvas.scrollTop += move(Math.min(...passed.map((it) => it.top)), Math.max(...passed.map((it) => it.bottom)), seen.top, canvas.clientHeight);
}

// A large drawing is shown whole, which is too small to read.
function scale() {
  const button = byId("scale");
  const canvas = byId("canvas");
  button.hidden = Number(drawing.getAttribute("width")) < canvas.clientWidth * 1.25;
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(canvas.classList.toggle("full")));
    choose(chosen.flow, chosen.scenario);
  });
}

// Two drawings are there where one has groups.
function openGroups() {
  const whole = byId("drawing-open");
  const button = byId("open");
  use(byId("drawing"));
  if (!whole) return;
  whole.setAttribute("hidden", "");
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    byId("drawing").toggleAttribute("hidden", open);
    whole.toggleAttribute("hidden", !open);
    use(open ? whole : byId("drawing"));
    choose(chosen.flow, chosen.scenario);
  });
}

function theme() {
  const button = byId("theme");
  const set = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  set(system.matches);
  system.addEventListener("change", (event) => set(event.matches));
  button.addEventListener("click", () => set(document.documentElement.dataset.theme !== "dark"));
}

function head() {
  const figures = (list) => list.forEach(([count, one, many]) =>
    byId("figures").append(element("li", {}, element("b", {}, String(count)), count === 1 ? one : many)));
  const errors = data.problems.filter((it) => it.severity === "error").length;
  const verdict = byId("verdict");
  const say = (type, status, text) => {
    verdict.classList.add(type);
    verdict.append(mark(status), text);
  };
  if (!proof) {
    say("bad", "lost", errors + (errors === 1 ? " error" : " errors") + " in the configuration; nothing was proved");
    return;
  }
  const results = scenarios.flatMap((scenario) => scenario.intents.map((i) => proof.results[i]));
  const kept = (it) => it.verdict === "holds" || it.tolerated;
  const outages = scenarios.length - 1;
  const broken = results.some((it) => it.verdict === "violated" && !it.tolerated);
  const nothing = proof.findings.some((it) => it.rule === "no-virtual-network" || it.rule === "unknown-end");
  if (nothing) say("bad", "lost", "There is nothing to prove: see the findings");
  else if (results.every(kept)) say("good", "ok", "Every intent holds, healthy and in " + outages + (outages === 1 ? " outage" : " outages"));
  else say(broken ? "bad" : "warn", broken ? "lost" : "unknown", broken ? "Intents are violated" : "It is not known whether every intent holds");
  const warnings = data.problems.filter((it) => it.severity === "warning").length;
  figures([
    [flows.length, "flow", "flows"],
    [outages, "outage", "outages"],
    [data.resources.filter((it) => it.type.startsWith("azure-native")).length, "resource", "resources"],
    [warnings, "warning", "warnings"],
  ]);
  byId("kind").append(data.stage === "exported" ? ", as exported" : ", stage " + data.stage);
}

theme();
head();
if (proof && flows.length && scenarios.length) {
  matrix();
  controls();
  openGroups();
  scale();
  const at = addressed(location.hash) || { flow: Math.max(flows.findIndex((flow) => flow.action === "allow"), 0), scenario: 0 };
  choose(at.flow, at.scenario);
} else {
  byId("stage").hidden = !proof;
  byId("outages").hidden = true;
}
problems();
obligations();
differences();
lab();
observed();
costs();
resources();
