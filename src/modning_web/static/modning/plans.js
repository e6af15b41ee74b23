/* A proposal of dates: a meeting dragged onto a month leads to its other times in that month, each with
   its cost. Without this file, and by keyboard, the link in the meeting's row leads to the same page. */
const months = document.querySelectorAll("[data-month]");
const links = document.querySelectorAll("a[data-other-times]");
let dragged = null;

function daysOf(month) {
  const [year, number] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return new URLSearchParams({ fra: `${month}-01`, til: `${month}-${String(last).padStart(2, "0")}` });
}

if (months.length && links.length) document.querySelector(".plan-drag-hint")?.removeAttribute("hidden");

for (const link of links) {
  const row = link.closest("tr");
  row.draggable = true;
  row.addEventListener("dragstart", (event) => {
    dragged = link;
    event.dataTransfer.effectAllowed = "link";
    event.dataTransfer.setData("text/uri-list", link.href);
  });
  row.addEventListener("dragend", () => { dragged = null; });
}

for (const cell of months) {
  cell.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    cell.classList.add("is-over");
  });
  cell.addEventListener("dragleave", () => cell.classList.remove("is-over"));
  cell.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    window.location.assign(`${dragged.href}?${daysOf(cell.dataset.month)}`);
  });
}
