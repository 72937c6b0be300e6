/** Makes elements. What comes from messages gets in as text only; nothing here parses HTML. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "checked" || name === "disabled") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      add(element, child);
    } else if (child instanceof Node) {
      element.append(child);
    } else if (child !== undefined && child !== null && child !== false) {
      element.append(document.createTextNode(String(child)));
    }
  }
}

export const $ = (id) => document.getElementById(id);

/**
 * Shows a list, and touches only what changed in it, so that focus, selection and scrolling stay.
 * Each item is [key, signature, make].
 */
export function show(container, items) {
  const known = new Map([...container.children].map((child) => [child.dataset.key, child]));
  let place = container.firstChild;
  for (const [key, signature, make] of items) {
    let element = known.get(key);
    known.delete(key);
    if (!element || element.dataset.signature !== signature) {
      const made = make();
      made.dataset.key = key;
      made.dataset.signature = signature;
      if (element) {
        const focused = element === document.activeElement;
        if (place === element) {
          place = element.nextSibling;
        }
        element.replaceWith(made);
        if (focused) {
          made.focus({ preventScroll: true });
        }
      }
      element = made;
    }
    if (element === place) {
      place = place.nextSibling;
    } else {
      container.insertBefore(element, place);
    }
  }
  for (const child of known.values()) {
    child.remove();
  }
}

/** Puts something in place of all that is there. */
export function fill(container, ...children) {
  container.replaceChildren();
  add(container, children);
}

export function toast(text, bad) {
  const element = h("div", { class: bad ? "toast bad" : "toast" }, text);
  $("toasts").append(element);
  setTimeout(() => element.remove(), bad ? 6000 : 2500);
}

/** Arrow keys go through the buttons of a list. */
export function arrows(container) {
  container.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") {
      return;
    }
    const buttons = [...container.querySelectorAll("button.row, button.bubble")];
    const index = buttons.indexOf(document.activeElement);
    const next = buttons[index + (event.key === "ArrowDown" ? 1 : -1)];
    if (index >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  });
}

/** Tabs by the keyboard: one of them is in the order of tabbing, arrows go to the others. */
export function tabs(container, select) {
  container.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) {
      select(tab);
    }
  });
  container.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 }[event.key];
    const all = [...container.querySelectorAll("[role=tab]")];
    const next = all[all.indexOf(document.activeElement) + step];
    if (step && next) {
      event.preventDefault();
      select(next);
      next.focus();
    }
  });
}

export function mark(container, chosen) {
  for (const tab of container.querySelectorAll("[role=tab]")) {
    const selected = tab === chosen;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
  }
}
