// The drawing by keyboard and screen reader: one stop for the tab key, arrow keys between its elements, Enter on what fails or is an end.
const elements = () => [...drawing.querySelectorAll("[role=button]")];
const partOf = (button) => button.closest("[data-hop]");

// Where a title does not say what a box is.
const boxKinds = { site: "site ", circuit: "circuit ", balancer: "load balancer ", appliance: "appliance ", subnet: "subnet " };
const kindOfBox = (each) => boxKinds[Object.keys(boxKinds).find((kind) => each.classList.contains(kind))] || "";

// What an element is, and what stands in it: of a card its own rows, since its parts are elements themselves.
function nameOf(each) {
  const texts = [...each.querySelectorAll("text")].filter((text) => partOf(text) === each);
  return texts.map((text) => (text.querySelector("title") || text).textContent).join(", ");
}

// A button is a card's rectangle, or a part's text: no button is inside another.
function buttons(svg) {
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-describedby", "drawing-keys");
  for (const each of svg.querySelectorAll(".card:not(.group), .part.choosable")) {
    const part = each.classList.contains("part");
    const button = part ? each : each.querySelector("rect");
    button.setAttribute("role", "button");
    button.tabIndex = -1;
    const card = part ? each.closest(".card") : null;
    const name = (card ? nameOf(card).split(", ")[0] + ", " : kindOfBox(each)) + nameOf(each);
    button.setAttribute("aria-label", name);
    button.dataset.name = name;
    if (each.classList.contains("choosable")) button.setAttribute("aria-pressed", "false");
    each.querySelectorAll("text").forEach((text) => partOf(text) === each && text.setAttribute("aria-hidden", "true"));
  }
  const first = svg.querySelector("[role=button]");
  if (first) first.tabIndex = 0;
}

const put = (each, name, value) => each.getAttribute(name) === value || each.setAttribute(name, value);

// Which outage is shown, and what has failed, for who does not see it.
function tellButtons(outage) {
  for (const button of elements()) {
    const each = partOf(button);
    if (button.hasAttribute("aria-pressed")) put(button, "aria-pressed", String(outageOf(each) === outage));
    put(button, "aria-label", button.dataset.name + (each.classList.contains("failed") ? ", has failed" : ""));
  }
}

function focusOn(button) {
  elements().forEach((each) => (each.tabIndex = -1));
  button.tabIndex = 0;
  button.focus();
  button.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The nearest in a direction: what is aside counts twice.
function nextTo(button, [across, down]) {
  const at = button.getBoundingClientRect();
  const center = (rect) => [rect.left + rect.width / 2, rect.top + rect.height / 2];
  const [x, y] = center(at);
  let best = null;
  let least = Infinity;
  for (const each of elements()) {
    const [a, b] = center(each.getBoundingClientRect());
    const ahead = across ? (a - x) * across : (b - y) * down;
    const aside = Math.abs(across ? b - y : a - x);
    if (each !== button && ahead > 1 && ahead + 2 * aside < least) [best, least] = [each, ahead + 2 * aside];
  }
  return best;
}

// What fails shows its outage, and again nothing failed; an end shows the next flow from or to it.
function act(each) {
  const scenario = scenarios.findIndex((it) => it.name === outageOf(each));
  if (scenario >= 0) return choose(chosen.flow, scenario === chosen.scenario ? 0 : scenario);
  for (let step = 1; step <= flows.length; step++) {
    const flow = (chosen.flow + step) % flows.length;
    const trace = traceOf(flow, chosen.scenario);
    const way = trace ? trace.drawn : [];
    if ([way[0], way[way.length - 1]].some((hop) => hop && places.get(hop) === each)) return choose(flow, chosen.scenario);
  }
}

function pressed(event) {
  const button = event.target.closest("[role=button]");
  if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const all = elements();
  const end = { Home: all[0], End: all[all.length - 1] }[event.key];
  if (event.key === "Enter" || event.key === " ") act(partOf(button));
  else if (!arrow && !end) return;
  event.preventDefault();
  focusOn(end || (arrow && nextTo(button, arrow)) || button);
}
