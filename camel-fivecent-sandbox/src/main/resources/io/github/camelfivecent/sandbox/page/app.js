import { $, arrows, h, mark, pager, patch, tabs, toast } from "./dom.js";
import { ask, phone, plural, state, when } from "./api.js";
import { openMailbox, openPhone, refreshSelection, welcome } from "./thread.js";
import { openPanel, refreshPanel, setUpPanels } from "./panels.js";
import { openWrongKeys } from "./requests.js";

const EVERY = 1000;
const ROWS = 200;
let polling = false;
let asked = 0;
let shown = 0;

function rows() {
  const { phones, phoneCount, mailboxes, mailboxCount, account, lookedAt } = state.overview;
  const current = state.selection;
  const chosen = (kind, key) => current?.kind === kind && current.key === key;
  list("phones", "phonesFrom", phones.map((one) => phoneRow(one, chosen("phone", one.number))), phoneCount, "No SMS yet",
    account.sms > lookedAt || account.inbound > lookedAt);
  list("mailboxes", "mailboxesFrom", mailboxes.map((one) => mailboxRow(one, chosen("mailbox", one.address))), mailboxCount, "No email yet",
    account.emails > lookedAt);
  $("tab-phones").textContent = "Phones" + (phoneCount ? " " + phoneCount.toLocaleString() : "");
  $("tab-mailboxes").textContent = "Mailboxes" + (mailboxCount ? " " + mailboxCount.toLocaleString() : "");
}

function list(id, from, made, count, none, more) {
  const go = async (offset) => {
    state[from] = offset;
    await poll(true);
    $(id).scrollTop = 0;
  };
  if (made.length === 0 && count > 0 && state[from] > 0) {
    go(0);
    return;
  }
  patch($(id), made, count === 0 && h("p", { class: "empty" }, state.search ? "Nothing found" : none),
    more && h("p", { class: "empty" }, "Among the newest " + state.overview.lookedAt.toLocaleString() + " messages of a kind"));
  patch($(id + "-pages"), pager(id, count, state[from], ROWS, go));
}

function phoneRow(one, selected) {
  const initials = one.name ? one.name.slice(0, 1).toUpperCase() : one.local.slice(-2);
  return h("button", { class: "row", type: "button", key: one.number, "aria-current": selected && "true",
    onclick: () => select("phone", one.number) },
  h("span", { class: "avatar", "aria-hidden": "true" }, initials),
  h("span", { class: "who" }, h("bdi", {}, one.name || phone(one.local)),
    one.optedOut && h("span", { class: "stop" }, "STOP")),
  h("span", { class: "when" }, when(one.at)),
  h("span", { class: "what", dir: "auto" }, one.inbound ? "← " : "", one.snippet || " "));
}

function mailboxRow(one, selected) {
  return h("button", { class: "row", type: "button", key: one.address, "aria-current": selected && "true",
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
  const { account, accounts, armed, now, running, wrongKeys } = state.overview;
  patch($("credits-chip"), h("b", {}, Number(account.credits).toLocaleString()), account.postpaid ? " postpaid" : " credits");
  patch($("clock-chip"), running ? "" : "⏸ ", h("b", {}, new Date(now).toLocaleTimeString()));
  $("armed-chip").hidden = armed.length === 0;
  patch($("armed-chip"), plural(armed.length, "fault") + " armed");
  $("keys-chip").hidden = wrongKeys === 0;
  patch($("keys-chip"), plural(wrongKeys, "request") + " with a wrong key");
  $("account-chip").hidden = accounts.length < 2;
  patch($("account"), accounts.map((key) => h("option", { value: key, key }, key)));
  if ($("account").value !== account.keyId) {
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

/** Asks what changed; `now` also when it is being asked. */
export async function poll(now) {
  if (polling && !now) {
    return;
  }
  polling = true;
  const mine = ++asked;
  const wanted = () => new URLSearchParams({ account: state.account, search: state.search, lists: false, limit: ROWS,
    phonesOffset: state.phonesFrom, mailboxesOffset: state.mailboxesFrom }).toString();
  const asking = wanted();
  try {
    const answer = await ask("GET", "/overview?" + asking + "&since=" + (state.overview?.version ?? "")).catch(failed);
    if (!answer || mine < shown || asking !== wanted()) {
      return;
    }
    shown = mine;
    alive(true);
    const requests = state.overview?.lastRequest !== answer.lastRequest;
    state.overview = { ...state.overview, ...answer };
    if (answer.changed) {
      rows();
      await refreshSelection();
    }
    refreshPanel(answer.changed, requests);
    chips();
  } finally {
    polling = false;
  }
}

/** One poll that fails says nothing of the account; only a sandbox that does not know it does. */
function failed(error) {
  if (error.status === 404 && state.account) {
    toast("The account " + state.account + " is gone; this is the sandbox's own", true);
    choose("");
  } else {
    alive(false);
  }
}

function choose(account) {
  Object.assign(state, { account, selection: null, message: null, phonesFrom: 0, mailboxesFrom: 0 });
  welcome();
  openPanel();
  return poll(true);
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
    for (const name of ["phones", "mailboxes"]) {
      $(name).hidden = tab.id !== "tab-" + name;
      $(name + "-pages").hidden = tab.id !== "tab-" + name;
    }
  });
  arrows($("phones"));
  arrows($("mailboxes"));
  let typing;
  $("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      Object.assign(state, { search: $("search").value, phonesFrom: 0, mailboxesFrom: 0 });
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
  $("account").addEventListener("change", () => choose($("account").value));
  $("credits-chip").addEventListener("click", () => { openPanel("account"); view("panel"); });
  $("clock-chip").addEventListener("click", () => { openPanel("clock"); view("panel"); });
  $("armed-chip").addEventListener("click", () => { openPanel("faults"); view("panel"); });
  $("keys-chip").addEventListener("click", () => { openWrongKeys(); openPanel("requests"); view("panel"); });
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
