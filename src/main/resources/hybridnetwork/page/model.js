// What the page's data says, in one place. Names of others become text nodes and nothing else.
const data = JSON.parse(document.getElementById("data").textContent);
const proof = data.proof;
const flows = proof ? data.flows : [];
const scenarios = proof ? proof.scenarios : [];

const byId = (id) => document.getElementById(id);

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// What cannot be seen, or would turn the text after it around, is spelled, as the program's reports do.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const shown = (text) =>
  String(text).replace(hidden, (c) => "\\u" + c.codePointAt(0).toString(16).padStart(4, "0"));

const mark = (status) => drawn("svg", { "aria-hidden": "true" }, drawn("use", { href: "#mark-" + status }));

// The proof lists flows by name, as the configuration does.
const placeOf = new Map();
if (proof && scenarios.length) {
  scenarios[0].intents.forEach((result, i) => placeOf.set(proof.results[result].name, i));
}
const resultOf = (flow, scenario) => proof.results[scenarios[scenario].intents[placeOf.get(flows[flow].name)]];
const traceOf = (flow, scenario) => data.traces[data.cells[scenario][placeOf.get(flows[flow].name)]];

function kinds(result) {
  const all = Object.values(result.ways).join("+");
  return (all.includes("ExpressRoute") ? "e" : "") + (all.includes("Vpn") ? "v" : "");
}

const words = {
  er: "over ExpressRoute",
  vpn: "over the VPN",
  both: "over ExpressRoute and the VPN",
  vnet: "inside the virtual networks",
  internet: "to or from the internet",
  closed: "nothing arrives, as it must be",
  lost: "lost",
  may: "lost where it may be",
  open: "let through, and must not be",
  unknown: "not known",
  none: "no packet",
};

// How a flow fares: one of the words above.
function statusOf(result) {
  if (result.verdict === "unknown") return "unknown";
  if (result.verdict === "violated") return result.tolerated ? "may" : result.action === "deny" ? "open" : "lost";
  if (result.action === "deny") return "closed";
  const over = kinds(result);
  if (over === "ev") return "both";
  if (over) return over === "e" ? "er" : "vpn";
  return result.path.includes("internet") ? "internet" : result.path.length ? "vnet" : "none";
}

const changes = new Map();
for (const change of data.difference ? data.difference.changes : []) {
  for (const name of change.scenarios) changes.set(JSON.stringify([change.name, name]), change);
}
const changeOf = (flow, scenario) => changes.get(JSON.stringify([flows[flow].name, scenarios[scenario].name]));

// A flow and an outage as the end of an address: #web/er-gateway
const address = (flow, scenario) =>
  "#" + encodeURIComponent(flows[flow].name) + "/" + encodeURIComponent(scenarios[scenario].name).replace(/%2F/g, "/").replace(/%3A/g, ":");

function addressed(hash) {
  const slash = hash.indexOf("/");
  if (!hash.startsWith("#") || slash < 0) return null;
  try {
    const flow = flows.findIndex((it) => it.name === decodeURIComponent(hash.slice(1, slash)));
    const scenario = scenarios.findIndex((it) => it.name === decodeURIComponent(hash.slice(slash + 1)));
    return flow < 0 || scenario < 0 ? null : { flow, scenario };
  } catch (notAnAddress) {
    return null;
  }
}
