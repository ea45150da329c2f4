// What was given beside the stack: a drill, what Azure was seen in, prices.
const listed = (names) => (names || []).map(String).join(", ");

// What arrived over which way, and what was lost, in a bar for each bin of time.
function strip(outage) {
  const bins = ((outage.lost || {}).timeline || {}).atExpressRouteVpnLost || [];
  const most = Math.max(1, ...bins.map(([, er, vpn, lost]) => er + vpn + lost));
  const svg = drawn("svg", { class: "strip", viewBox: `0 0 ${Math.max(bins.length, 1) * 4} 32`, preserveAspectRatio: "none", role: "img", "aria-label": "Packets over time" });
  bins.forEach(([, er, vpn, lost], i) => {
    let top = 32;
    [["er", er], ["vpn", vpn], ["lost", lost]].forEach(([type, count]) => {
      const high = (Number(count) / most) * 32;
      top -= high;
      if (high > 0) svg.append(drawn("rect", { class: type, x: i * 4, y: top, width: 3.4, height: high }));
    });
  });
  return svg;
}

function lab() {
  const drill = data.lab;
  if (!drill) return;
  const seconds = (value) => (value === null || value === undefined ? "not" : value + " s");
  const rows = drill.outages.map((it) => {
    const lost = it.lost || {};
    const survived = lost.openConnectionSurvived;
    return [it.outage, it.how, it.held ? "as proved" : "not as proved", (it.predicted || {}).ways || (it.predicted || {}).verdict, listed(lost.toAzure), lost.packetsLost, seconds(lost.recoveredAfter),
      survived === null || survived === undefined ? "not tried" : survived ? "survived" : "broke", strip(it)];
  });
  const made = section("drill", "The drill on real daemons");
  made.append(element("p", { class: "note" }, shown(`Stack ${drill.stack}, site ${drill.site}, timers ${drill.timers}: ${drill.flow}. ${drill.held ? "Everything was as proved." : "Something was not as proved."}`)));
  made.append(table(["Outage", "How", "Held", "Predicted", "Seen", "Packets lost", "Recovered after", "Open connection", "Packets: ExpressRoute, VPN, lost"], rows, [5]));
  if ((drill.notDrilled || []).length) made.append(element("p", { class: "note" }, "Not drilled: " + drill.notDrilled.map(shown).join("; ")));
}

function observed() {
  const seen = data.observed;
  if (!seen) return;
  const open = seen.unanswered || [];
  const made = section("observed", "What Azure was seen in");
  const count = seen.differences.length;
  const found = count ? count + (count === 1 ? " difference" : " differences") + " from what is proved" : open.length ? "no difference among what Azure answered" : "no difference from what is proved";
  made.append(element("p", { class: "note" }, shown(`Stack ${seen.stack}: ${found}.`)));
  const next = (it) => (it.lostAtNextOutage || []).map((risk) => listed(risk.intents) + " in " + listed(risk.outages)).join("; ");
  if (count) {
    made.append(table(["Severity", "Where", "Expected", "Seen", "Lost now", "Lost at the next outage", "First step"],
      seen.differences.map((it) => [it.severity + (it.accepted ? " (accepted: " + it.accepted + ")" : ""), it.where, it.expected, it.seen, listed(it.lostNow) || "nothing", next(it) || "nothing", it.firstStep])));
  }
  const prefixes = seen.prefixes || [];
  if (prefixes.length) {
    made.append(table(["Prefix", "Sites", "Over ExpressRoute", "Over the VPN", "Carried by"],
      prefixes.map((it) => [it.prefix, listed(it.sites), it.expressRoute, it.vpn, it.carriedBy])));
  }
  if ((seen.waiting || []).length) made.append(element("p", {}, "Nothing is expected yet of " + seen.waiting.map(shown).join(", ")));
  if (open.length) made.append(element("p", {}, "Not known, because Azure gave no answer:"), element("ul", {}, ...open.map((it) => element("li", {}, shown(it.what + ": " + it.reason)))));
}

// A resource in a price list: its kind, its SKU and, of a circuit, its bandwidth in Mbit/s.
function priceKey(each) {
  const sku = each.inputs.sku || {};
  const parts = [kindOf(each.type), kindOf(each.type) === "AzureFirewall" ? sku.tier : sku.name, (each.inputs.serviceProviderProperties || {}).bandwidthInMbps];
  return parts.filter((part) => part !== undefined && part !== null).join("/");
}

function costs() {
  const list = data.prices;
  if (!list) return;
  let sum = 0;
  let unpriced = 0;
  const rows = [];
  for (const each of data.resources.filter((it) => it.type.startsWith("azure-native"))) {
    const key = priceKey(each);
    const price = Object.hasOwn(list.prices, key) ? list.prices[key] : null;
    if (price === null && !key.includes("/")) continue;
    if (price === null) unpriced++;
    else sum += price;
    rows.push([each.name, key, price === null ? "not in the list" : price.toFixed(2)]);
  }
  const made = section("cost", "Cost a month by SKU");
  made.append(element("p", { class: "note" }, shown(`By the price list that was given${list.source ? " (" + list.source + ")" : ""}; what is charged by traffic is not in it.`)));
  made.append(table(["Resource", "In the price list", list.currency ? shown(list.currency) : "Price"], rows, [2]));
  made.append(element("p", {}, element("b", {}, shown(sum.toFixed(2) + " " + (list.currency || ""))), unpriced ? ` without ${unpriced} that ${unpriced === 1 ? "has" : "have"} no price in the list` : ""));
}
