/* Wakes the design system's parts, on the page and in what htmx brings. */
DKFDS.init();
document.addEventListener("htmx:afterSwap", (event) => DKFDS.init({ scope: event.target.parentElement ?? document }));
