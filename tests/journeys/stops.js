(() => {
  const KINDS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const name = (element) =>
    [element.tagName, element.id, element.getAttribute("name"), element.getAttribute("href"), element.textContent.trim().slice(0, 30)].join("|");
  const isOpen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  // Of radio buttons that belong together, Tab stops at the chosen one, else at the first.
  const isStop = (element) => {
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)].filter((one) => one.form === element.form);
    return element === (group.find((one) => one.checked) || group[0]);
  };
  return {
    // Everything that can be used, in the order of the page; neighbours of one name count once.
    all: () =>
      [...document.querySelectorAll(KINDS)]
        .filter((element) => !element.disabled && element.getAttribute("tabindex") !== "-1" && isOpen(element) && isStop(element))
        .map(name)
        .filter((one, place, names) => one !== names[place - 1]),
    // Where the keyboard is, and whether that can be seen.
    here: () => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const isShown = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      return { name: name(element), isShown };
    },
  };
})()
