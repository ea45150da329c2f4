// The texts that anybody can see, by their boxes, and the pairs that overlap by more than a hair.
const clipped = (rect, node) => {
  let { left, top, right, bottom } = rect;
  for (let up = node.parentElement; up; up = up.parentElement) {
    if (up instanceof SVGElement && !(up instanceof SVGSVGElement)) continue;
    const style = getComputedStyle(up);
    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
      const edge = up.getBoundingClientRect();
      left = Math.max(left, edge.left); right = Math.min(right, edge.right); top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
    }
  }
  return { left, top, right, bottom };
};
const texts = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const node = walk.currentNode;
  const parent = node.parentElement;
  if (!node.data.trim() || parent.closest("script, title, option, noscript, .defs, .skip, [hidden]")) continue;
  if (!parent.checkVisibility()) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const rect of range.getClientRects()) {
    const seen = clipped(rect, node);
    if (seen.right - seen.left > 1 && seen.bottom - seen.top > 1) texts.push({ text: node.data.trim(), node, ...seen });
  }
}
const overlaps = [];
for (let i = 0; i < texts.length; i++) {
  for (let j = 0; j < i; j++) {
    const [a, b] = [texts[i], texts[j]];
    if (a.node === b.node) continue;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    // The boxes of lines, whose letters leave room above and below.
    if (wide > 1 && high > 0.3 * Math.min(a.bottom - a.top, b.bottom - b.top)) overlaps.push(a.text + " | " + b.text);
  }
}
// Of the drawing also whether each text is inside its box, and of the page whether it is as wide as the window.
for (const text of document.querySelectorAll(".drawing:not([hidden]) .card text, .drawing:not([hidden]) .network text")) {
  const box = text.closest(".card, .network").querySelector("rect").getBoundingClientRect();
  const own = text.getBoundingClientRect();
  if (own.width && (own.right > box.right + 1 || own.left < box.left - 1 || own.bottom > box.bottom + 1) && !text.closest(".badges")) overlaps.push("outside its box: " + text.textContent);
}
if (document.documentElement.scrollWidth > innerWidth) overlaps.push("the page is wider than the window: " + document.documentElement.scrollWidth);
return { count: texts.length, overlaps };
