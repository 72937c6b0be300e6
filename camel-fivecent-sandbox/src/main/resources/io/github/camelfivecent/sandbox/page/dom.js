const HANDLERS = ["onclick", "onsubmit", "onchange", "oninput", "onkeydown"];
const FOCUSABLE = "button, input, select, textarea, summary, iframe, [tabindex='0']";

/**
 * Makes elements. What comes from messages gets in as text only; nothing here parses HTML. `key` says which element of a
 * list it is, and `value` and `checked` what a field shows until someone changes it.
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  add(element, children);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "checked" || (name === "value" && tag !== "option")) {
      element[name] = value;
      element.declared = element[name];
    } else if (value === undefined || value === null || value === false) {
      continue;
    } else if (name.startsWith("on")) {
      element[name] = value;
    } else {
      element.setAttribute(name === "key" ? "data-key" : name, value === true ? "" : value);
    }
  }
  return element;
}

export const fact = (name, ...value) => [h("dt", {}, name), h("dd", {}, ...value)];
export const button = (text, onclick, kind) => h("button", { type: "button", class: "button " + (kind ?? ""), key: text, onclick }, text);

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
 * Makes a container show this, and touches only what is different: focus, selection, scrolling, what is typed and what was
 * opened stay. When the element that had the focus goes away, the one in its place gets it.
 */
export function patch(container, ...children) {
  const active = document.activeElement;
  const inside = active !== container && container.contains(active);
  const place = inside ? [...container.querySelectorAll(FOCUSABLE)].indexOf(active) : -1;
  const made = document.createElement("div");
  add(made, children);
  reconcile(container, made);
  if (inside && document.activeElement !== active) {
    const all = container.querySelectorAll(FOCUSABLE);
    const next = active.isConnected ? active : all[Math.min(place, all.length - 1)];
    (next ?? container).focus({ preventScroll: true });
  }
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.dataset.key || node.id : "");

function reconcile(old, made) {
  const wanted = [...made.childNodes];
  const keys = new Set(wanted.map(keyOf));
  const known = new Map();
  for (const child of [...old.childNodes]) {
    const key = keyOf(child);
    if (key && !keys.has(key)) {
      child.remove();
    } else if (key) {
      known.set(key, child);
    }
  }
  let place = old.firstChild;
  const drop = () => {
    const next = place.nextSibling;
    place.remove();
    place = next;
  };
  for (const one of wanted) {
    const key = keyOf(one);
    const next = place?.nextSibling;
    if (!key && next && !keyOf(place) && !keyOf(next) && place.nodeName !== one.nodeName && next.nodeName === one.nodeName) {
      drop();
    }
    const match = key ? known.get(key) : place && !keyOf(place) ? place : null;
    if (!match || match.nodeName !== one.nodeName) {
      old.insertBefore(one, place);
      continue;
    }
    while (place && place !== match && !keyOf(place)) {
      drop();
    }
    if (place === match) {
      place = place.nextSibling;
    } else {
      old.insertBefore(match, place);
    }
    update(match, one);
  }
  while (place) {
    drop();
  }
}

function update(old, made) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== made.data) {
      old.data = made.data;
    }
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (name !== "open" && !made.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of made.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  for (const name of HANDLERS) {
    old[name] = made[name];
  }
  const own = typeof made.declared === "boolean" ? "checked" : "value";
  const was = old[own];
  reconcile(old, made);
  const typing = old === document.activeElement && old.nodeName !== "SELECT" && own === "value";
  const untouched = was === old.declared && !typing;
  if (made.declared !== undefined && (untouched || was === made.declared)) {
    old[own] = made.declared;
    old.declared = made.declared;
  }
}

/** What was typed in a form holds now. */
export function settle(form) {
  for (const field of form.elements) {
    if (typeof field.declared === "string") {
      field.declared = field.value;
    }
  }
}

/** Buttons that lead through a list of which `size` are shown from `offset` on; nothing when all are. */
export function pager(what, count, offset, size, go) {
  if (count <= size && offset === 0) {
    return null;
  }
  const last = Math.floor(Math.max(0, count - 1) / size) * size;
  // not disabled at an end, since that would take the focus away
  const lead = (sign, name, to) => {
    const off = to < 0 || to > last || to === offset;
    return h("button", { type: "button", class: "button", key: name, "aria-label": name, title: name, "aria-disabled": off && "true",
      onclick: () => !off && go(to) }, sign);
  };
  return h("nav", { class: "pager", key: "pages of " + what, "aria-label": "Pages of " + what },
    lead("«", "First page", 0), lead("‹", "Page before", offset - size),
    h("span", {}, (Math.min(offset + 1, count)).toLocaleString() + "–" + Math.min(offset + size, count).toLocaleString() + " of "
      + count.toLocaleString()),
    lead("›", "Next page", offset + size), lead("»", "Last page", last));
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
