// Clicks each cell of the matrix and tells what the drawing shows then.
const seen = [];
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
    said: document.getElementById("said").textContent,
    steps: document.querySelectorAll("#steps ol:first-of-type li").length,
  });
}
return seen;
