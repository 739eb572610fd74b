const filter = document.getElementById("filter");
const boxes = [...document.querySelectorAll("input[data-severity]")];
const findings = [...document.querySelectorAll(".finding")];
function apply() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
  let count = 0;
  for (const finding of findings) {
    const section = finding.closest("section");
    const text = (section.querySelector("h2").textContent + finding.textContent).toLowerCase();
    finding.hidden = !severities.has(finding.dataset.severity) || !words.every((word) => text.includes(word));
    count += finding.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("section.project")) {
    section.hidden = [...section.querySelectorAll(".finding")].every((finding) => finding.hidden);
  }
  document.getElementById("count").textContent = `${count} of ${findings.length} findings`;
}
function show(link) {
  filter.value = "";
  boxes.forEach((box) => { box.checked = true; });
  apply();
  const section = document.querySelector(link.getAttribute("href"));
  for (const finding of section.querySelectorAll(".finding")) finding.open = finding.dataset.rule === link.dataset.rule;
}
filter.addEventListener("input", apply);
boxes.forEach((box) => box.addEventListener("change", apply));
document.querySelectorAll("a[data-rule]").forEach((link) => link.addEventListener("click", () => show(link)));
window.addEventListener("beforeprint", () => findings.forEach((finding) => { finding.open = true; }));
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
if (findings.length) apply();
