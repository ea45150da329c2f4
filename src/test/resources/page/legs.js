// After the page's own scripts and crossed.js: the boxes that ways between many pairs of boxes cross.
const svg = document.querySelector(".drawing");
use(svg);
const all = boxesOf(svg);
const cards = [...svg.querySelectorAll(".card")];
const of = (...types) => cards.filter((each) => types.some((type) => each.classList.contains(type)));
// Inside Azure some of all pairs; outside what a line joins, straight or by what stands between, in both directions.
const pairs = [];
const some = (from, to, most) => {
  const count = from.length * to.length;
  for (let k = 0; k < count; k += Math.max(1, count / most)) {
    const [a, b] = [from[Math.floor(Math.floor(k) / to.length)], to[Math.floor(k) % to.length]];
    if (a !== b) pairs.push([a, b]);
  }
};
const most = cards.length > 800 ? 15 : 60;
const azure = of("gateway", "balancer", "appliance", "subnet", "internet");
some(azure, azure, most);
some(of("gateway"), of("subnet", "balancer"), most / 3);
some(of("subnet"), of("gateway"), most / 3);
const keys = [...joined.keys(), ...between.keys()];
for (let k = 0; k < keys.length; k += Math.max(1, Math.floor(keys.length / 200))) {
  const [a, b] = keys[k].split("\n").map((hop) => places.get(hop));
  if (!a.matches(".device, .edge") && !b.matches(".edge")) pairs.push([a, b], [b, a]);
}
const crossings = [];
let legs = 0;
for (const [a, b] of pairs) {
  marked = [];
  const { line } = leg(a, b);
  legs++;
  const hops = [a, b, ...marked.map(([each]) => each)].map((each) => each.dataset.hop);
  for (const hop of crossed(line, hops, all)) crossings.push(`${a.dataset.hop} to ${b.dataset.hop} crosses ${hop}: ${line}`);
}
return { legs, crossed: crossings };
