import { $, arrows, fill, h, mark, show, tabs, toast } from "./dom.js";
import { ask, phone, plural, state, when } from "./api.js";
import { openMailbox, openPhone, refreshSelection, welcome } from "./thread.js";
import { openPanel, refreshPanel, setUpPanels } from "./panels.js";

const EVERY = 1000;
let polling = false;

function rows() {
  const { phones, phoneCount, mailboxes, mailboxCount } = state.overview;
  const current = state.selection;
  show($("phones"), [
    ...phones.map((one) => {
      const selected = current?.kind === "phone" && current.key === one.number;
      return [one.number, JSON.stringify([one, selected, state.overview.now.slice(0, 10)]), () => phoneRow(one, selected)];
    }),
    ...ending(phones.length, phoneCount, "No SMS yet"),
  ]);
  show($("mailboxes"), [
    ...mailboxes.map((one) => {
      const selected = current?.kind === "mailbox" && current.key === one.address;
      return [one.address, JSON.stringify([one, selected, state.overview.now.slice(0, 10)]), () => mailboxRow(one, selected)];
    }),
    ...ending(mailboxes.length, mailboxCount, "No email yet"),
  ]);
  $("tab-phones").textContent = "Phones" + (phoneCount ? " " + phoneCount.toLocaleString() : "");
  $("tab-mailboxes").textContent = "Mailboxes" + (mailboxCount ? " " + mailboxCount.toLocaleString() : "");
}

function ending(shown, all, none) {
  if (all === 0) {
    const text = state.search ? "Nothing found" : none;
    return [["none", text, () => h("p", { class: "empty" }, text)]];
  }
  if (shown < all) {
    const more = () => {
      state.limit += 500;
      poll(true);
    };
    return [["more", String(all), () => h("button", { class: "button more", type: "button", onclick: more },
      "Show more of " + all.toLocaleString())]];
  }
  return [];
}

function phoneRow(one, selected) {
  const initials = one.name ? one.name.slice(0, 1).toUpperCase() : one.local.slice(-2);
  return h("button", { class: "row", type: "button", "aria-current": selected ? "true" : undefined,
    onclick: () => select("phone", one.number) },
  h("span", { class: "avatar", "aria-hidden": "true" }, initials),
  h("span", { class: "who" }, h("bdi", {}, one.name || phone(one.local)),
    one.optedOut && h("span", { class: "stop" }, "STOP")),
  h("span", { class: "when" }, when(one.at)),
  h("span", { class: "what", dir: "auto" }, one.inbound ? "← " : "", one.snippet || " "));
}

function mailboxRow(one, selected) {
  return h("button", { class: "row", type: "button", "aria-current": selected ? "true" : undefined,
    onclick: () => select("mailbox", one.address) },
  h("span", { class: "avatar", "aria-hidden": "true" }, one.address.slice(0, 1).toUpperCase()),
  h("span", { class: "who" }, h("bdi", {}, one.address)),
  h("span", { class: "when" }, when(one.at)),
  h("span", { class: "what", dir: "auto" }, one.subject || " "));
}

function select(kind, key) {
  state.selection = { kind, key };
  view("thread");
  rows();
  if (kind === "phone") {
    openPhone(key);
  } else {
    openMailbox(key);
  }
}

function chips() {
  const { account, accounts, armed, now, running } = state.overview;
  fill($("credits-chip"), h("b", {}, Number(account.credits).toLocaleString()), account.postpaid ? " postpaid" : " credits");
  fill($("clock-chip"), running ? "" : "⏸ ", h("b", {}, new Date(now).toLocaleTimeString()));
  $("armed-chip").hidden = armed.length === 0;
  $("armed-chip").textContent = plural(armed.length, "fault") + " armed";
  $("account-chip").hidden = accounts.length < 2;
  if (accounts.length > 1) {
    show($("account"), accounts.map((key) => [key, key, () => h("option", { value: key }, key)]));
    $("account").value = account.keyId;
  }
}

function alive(on) {
  $("live").classList.toggle("off", !on);
  const text = on ? "live" : "stopped";
  if ($("live").textContent !== text) {
    $("live").textContent = text;
  }
}

/** Asks what changed; `now` also when nothing did. */
export async function poll(now) {
  if (polling && !now) {
    return;
  }
  polling = true;
  try {
    const since = state.overview && !now ? state.overview.version : "";
    const answer = await ask("GET", "/overview?" + new URLSearchParams({ since, search: state.search, limit: state.limit }));
    alive(true);
    if (answer.changed) {
      state.overview = answer;
      rows();
      await refreshSelection();
      refreshPanel();
    } else {
      state.overview.now = answer.now;
    }
    chips();
  } catch (error) {
    alive(false);
    if (state.account) {
      state.account = "";
    }
  } finally {
    polling = false;
  }
}

export function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll(".switch button")) {
    button.setAttribute("aria-current", button.dataset.show === name);
  }
}

function setUp() {
  const lists = document.querySelector("#list .tabs");
  tabs(lists, (tab) => {
    mark(lists, tab);
    $("phones").hidden = tab.id !== "tab-phones";
    $("mailboxes").hidden = tab.id !== "tab-mailboxes";
  });
  arrows($("phones"));
  arrows($("mailboxes"));
  let typing;
  $("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      state.search = $("search").value;
      poll(true);
    }, 150);
  });
  $("new-phone").addEventListener("submit", (event) => {
    event.preventDefault();
    const digits = event.target.number.value.replace(/[^0-9]/g, "").replace(/^0(\d{9})$/, "61$1");
    if (digits.length < 8) {
      toast("A phone number has at least eight digits", true);
      return;
    }
    event.target.reset();
    select("phone", digits);
  });
  $("account").addEventListener("change", () => {
    state.account = $("account").value;
    state.selection = null;
    welcome();
    poll(true);
  });
  $("credits-chip").addEventListener("click", () => { openPanel("account"); view("panel"); });
  $("clock-chip").addEventListener("click", () => { openPanel("clock"); view("panel"); });
  $("armed-chip").addEventListener("click", () => { openPanel("faults"); view("panel"); });
  document.querySelector(".switch").addEventListener("click", (event) => {
    if (event.target.dataset.show) {
      view(event.target.dataset.show);
    }
  });
  document.addEventListener("keydown", (event) => {
    const writing = /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName);
    if (event.key === "/" && !writing) {
      event.preventDefault();
      $("search").focus();
    } else if (event.key === "Escape" && document.activeElement === $("search")) {
      $("search").value = "";
      $("search").dispatchEvent(new Event("input"));
    }
  });
  setUpPanels(() => poll(true), select);
  view("list");
  welcome();
  poll(true);
  setInterval(() => {
    if (!document.hidden) {
      poll(false);
    }
  }, EVERY);
}

setUp();
