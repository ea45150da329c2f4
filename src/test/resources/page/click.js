// After crossed.js: clicks each cell of the matrix and tells what the drawing shows then.
const seen = [];
const boxes = boxesOf(document.querySelector(".drawing:not([hidden])"));
const crossings = (svg) => [...svg.querySelectorAll(".way > g")].flatMap((way) => {
  const passed = [...svg.querySelectorAll(".passed")].map((each) => each.dataset.hop);
  return [...way.querySelectorAll(".leg")].flatMap((leg) => crossed(leg.getAttribute("d"), passed, boxes));
});
for (const cell of document.querySelectorAll(".cell")) {
  cell.click();
  const svg = document.querySelector(".drawing:not([hidden])");
  const main = svg.querySelector(".way .main");
  seen.push({
    address: decodeURIComponent(location.hash),
    status: cell.classList[1],
    hops: main ? JSON.parse(main.dataset.hops) : [],
    type: main ? main.getAttribute("class") : "",
    legs: main ? main.querySelectorAll(".leg").length : 0,
    sites: [...svg.querySelectorAll(".way .site-way")].map((way) => way.dataset.site),
    failed: [...svg.querySelectorAll(".failed[data-hop]")].map((each) => each.dataset.hop),
    passed: [...svg.querySelectorAll(".passed")].map((each) => each.dataset.hop),
    crossed: crossings(svg),
    said: document.getElementById("said").textContent,
    steps: document.querySelectorAll("#steps ol:first-of-type li").length,
  });
}
return seen;
