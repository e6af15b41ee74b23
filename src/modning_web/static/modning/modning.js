/* Wakes the design system's parts: all of them when the page comes, and those that htmx brings later.
   DKFDS.init cannot be called twice: each call adds a menu of its own to the header. */
const PARTS = [
  [".accordion", DKFDS.Accordion],
  [".alert.has-close", DKFDS.Alert],
  [".form-limit", DKFDS.CharacterLimit],
  [".js-checkbox-toggle-content", DKFDS.CheckboxToggleContent],
  [".js-dropdown", DKFDS.Dropdown],
  [".js-radio-toggle-group", DKFDS.RadioToggleGroup],
  ["div.tab-container", DKFDS.Tabs],
  [".tooltip-wrapper", DKFDS.Tooltip],
];

DKFDS.init();
const more = document.querySelector(".more-button span");
if (more) more.textContent = document.body.dataset.more; // the design system knows only the Danish word

document.addEventListener("htmx:load", (event) => {
  const brought = event.detail.elt;
  if (brought === document.body) return;
  for (const [selector, Part] of PARTS) {
    brought.querySelectorAll(selector).forEach((element) => new Part(element).init());
  }
  brought.querySelectorAll("table[class*='-responsive-headers']").forEach((table) => new DKFDS.ResponsiveTable(table));
});
