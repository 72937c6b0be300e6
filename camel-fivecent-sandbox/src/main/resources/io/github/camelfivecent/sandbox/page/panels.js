import { $, fill, h, mark, tabs, toast } from "./dom.js";
import { call, fullTime, phone, state, time } from "./api.js";
import { look, refreshSelection } from "./thread.js";
import { faults } from "./faults.js";
import { webhooks } from "./webhooks.js";

const PANELS = { message: ["Message", message], requests: ["Requests", requests], scheduled: ["Scheduled", scheduled],
  optouts: ["Opt-outs", optOuts], faults: ["Faults", faults], clock: ["Clock", clock], webhooks: ["Webhooks", webhooks],
  account: ["Account", account] };

let current = "message";
let poll;
let select;
let request = null;
let shown = null;

export function setUpPanels(pollNow, selectOne) {
  poll = pollNow;
  select = selectOne;
  const strip = $("panel-tabs");
  fill(strip, Object.entries(PANELS).map(([name, [title]]) =>
    h("button", { type: "button", role: "tab", id: "panel-" + name, "aria-controls": "panel-body" }, title)));
  tabs(strip, (tab) => openPanel(tab.id.slice("panel-".length)));
  openPanel("message");
}

export function openPanel(name) {
  current = name;
  mark($("panel-tabs"), $("panel-" + name));
  $("panel-body").setAttribute("aria-labelledby", "panel-" + name);
  request = null;
  shown = null;
  render(true);
}

/** Shows what changed, unless someone is typing there. */
export function refreshPanel() {
  badge("scheduled", state.overview.scheduled.length);
  badge("optouts", state.overview.account.optOuts);
  badge("faults", state.overview.armed.length, true);
  const focused = document.activeElement;
  const typing = $("panel-body").contains(focused) && /INPUT|SELECT|TEXTAREA/.test(focused.tagName);
  if (!typing) {
    render(false);
  }
}

function badge(name, count, bad) {
  const tab = $("panel-" + name);
  fill(tab, PANELS[name][0], count > 0 && h("span", { class: bad ? "badge bad" : "badge" }, count > 999 ? "999+" : count));
}

async function render(opened) {
  const name = current;
  const content = await PANELS[name][1]({ opened, act, state });
  if (content && name === current) {
    const body = $("panel-body");
    const top = body.scrollTop;
    const made = h("div", {}, content);
    // what looks the same stays, so that nothing goes away under a hand that is about to use it
    if (!made.isEqualNode(shown)) {
      shown = made.cloneNode(true);
      body.replaceChildren(...made.childNodes);
    }
    body.scrollTop = opened ? 0 : top;
  }
}

/** Does something and shows what came of it. */
async function act(method, path, body, said) {
  const answer = await call(method, path, body);
  if (answer) {
    if (said) {
      toast(said);
    }
    await poll();
    await render(false);
  }
  return answer;
}

export function openMessage(id) {
  state.message = id;
  document.body.dataset.view = innerWidth <= 1080 ? "panel" : document.body.dataset.view;
  openPanel("message");
  refreshSelection();
}

/** What is in a text and cannot be seen: marks that turn its direction, and the like. */
function unseen(text) {
  const found = text.match(/[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g) ?? [];
  return [...new Set(found)].map((one) => "U+" + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
}

const fact = (name, ...value) => [h("dt", {}, name), h("dd", {}, ...value)];
const button = (text, onclick, kind) => h("button", { type: "button", class: "button " + (kind ?? ""), onclick }, text);

async function message() {
  if (!state.message) {
    return h("p", { class: "empty" }, "Choose a message to see its request and answer, word by word.");
  }
  const answer = await call("GET", "/messages/" + state.message);
  if (!answer) {
    state.message = null;
    return h("p", { class: "empty" }, "This message is gone.");
  }
  const one = answer.message;
  const sms = one.kind === "SMS";
  const scheduled = one.statusText === "Scheduled";
  const move = (status) => act("POST", "/messages/" + one.id + "/status", { status });
  return [
    h("h2", {}, { SMS: "SMS", INBOUND: "Message from a phone", EMAIL: "Email" }[one.kind],
      one.statusText && h("span", { class: "state " + look(one.statusText) }, one.statusText)),
    h("dl", { class: "facts" },
      fact("Id", h("code", {}, one.id)),
      fact("From", h("bdi", {}, one.from)), fact("To", h("bdi", {}, one.to.join(", "))),
      fact("Taken", fullTime(one.at)),
      scheduled && fact("Goes out", fullTime(one.sendAt)),
      one.deliveredAt && fact("Delivered", fullTime(one.deliveredAt)),
      sms && fact("Segments", one.segments + " × " + (one.encoding === "ucs2" ? "UCS-2" : "GSM-7")),
      sms && fact("Cost", one.credits + (Number(one.credits) === 1 ? " credit" : " credits")),
      sms && fact("Status", one.status),
      unseen(one.text).length > 0 && fact("Unseen", h("code", {}, unseen(one.text).join(" "))),
      one.codes.length > 0 && fact("Codes", one.codes.map((code) => h("code", {}, code + " "))),
      one.links.length > 0 && fact("Links", one.links.map((link) => h("div", {}, h("code", {}, link))))),
    sms && h("div", { class: "actions" },
      scheduled ? button("Cancel", () => act("POST", "/messages/" + one.id + "/cancel", {}, "Cancelled"))
        : [button("Delivered", () => move("DELIVERED")), button("Failed", () => move("FAILED"))]),
    answer.exchanges.length === 0 && h("p", { class: "note" }, one.kind === "INBOUND"
      ? "It came from a phone; no request of your application is about it yet." : "Its request is no longer kept."),
    answer.exchanges.map(exchange),
  ];
}

function exchange(one) {
  return h("section", {},
    h("h3", {}, one.method + " " + one.url.split("?")[0]),
    h("p", { class: "note" }, "#" + one.number + " · " + one.operation + " · " + fullTime(one.at)),
    one.fault && h("div", { class: "callout bad" }, h("b", {}, "Fault: "), one.fault),
    h("h3", {}, "Request"), h("pre", { dir: "auto" }, pretty(one.body)),
    h("h3", {}, "Answer ", h("span", { class: "state " + (one.status >= 200 && one.status < 300 ? "good" : "bad") },
      one.status === 0 ? "none" : one.status)),
    one.answer ? h("pre", { dir: "auto" }, pretty(one.answer)) : h("p", { class: "note" }, "Nothing was answered."),
    one.assumed.map((it) => h("div", { class: "callout" }, h("b", {}, "Assumed: "), it.text)));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function requests() {
  if (request) {
    const answer = await call("GET", "/requests/" + request);
    return answer && [h("div", { class: "actions" }, button("← All requests", () => {
      request = null;
      render(true);
    })), exchange(answer)];
  }
  const answer = await call("GET", "/requests?limit=50");
  if (!answer) {
    return null;
  }
  if (answer.requests.length === 0) {
    return h("p", { class: "empty" }, "No requests yet.");
  }
  return [h("h2", {}, "The last requests"), h("ul", { class: "items" }, answer.requests.map((one) => h("li", {},
    h("button", { type: "button", class: "open", "data-number": one.number, onclick: () => {
      request = one.number;
      render(true);
    } }, h("b", {}, one.operation), h("small", {}, time(one.at) + " · " + one.method
      + (one.recipients.length ? " · to " + one.recipients.slice(0, 3).join(", ") : "")
      + (one.error ? " · " + one.error : "") + (one.fault ? " · " + one.fault : ""))),
    h("span", { class: "state " + (one.status >= 200 && one.status < 300 ? "good" : "bad") }, one.status || "none"))))];
}

function scheduled() {
  const all = state.overview?.scheduled ?? [];
  if (all.length === 0) {
    return h("p", { class: "empty" }, "Nothing is scheduled.");
  }
  return [h("h2", {}, "Waiting for their time"), h("ul", { class: "items" }, all.map((one) => h("li", {},
    h("button", { type: "button", class: "open", "data-id": one.id, onclick: () => openMessage(one.id) }, h("b", {}, phone(one.to[0])),
      h("small", {}, fullTime(one.sendAt)), h("small", { dir: "auto" }, one.text.slice(0, 80))),
    button("Cancel", () => act("POST", "/messages/" + one.id + "/cancel", {}, "Cancelled"))))),
  h("p", { class: "note" }, "The clock panel makes their time come.")];
}

function optOuts() {
  const all = state.overview?.optOuts ?? [];
  const number = h("input", { name: "number", inputmode: "tel", placeholder: "04…", "aria-label": "Number to opt out", autocomplete: "off" });
  return [h("h2", {}, "Want no more messages"),
    h("form", { class: "actions", onsubmit: async (event) => {
      event.preventDefault();
      const wanted = number.value.trim();
      number.blur();
      if (wanted) {
        await act("POST", "/phones/" + encodeURIComponent(wanted) + "/opt-out", {});
      }
    } }, number, h("button", { class: "button", type: "submit" }, "Opt out")),
    all.length === 0 ? h("p", { class: "empty" }, "Nobody opted out.")
      : h("ul", { class: "items" }, all.map((one) => h("li", {},
        h("button", { type: "button", class: "open", onclick: () => select("phone", one.number) }, h("b", {}, "+" + one.number),
          h("small", {}, fullTime(one.at))),
        button("Remove", () => act("DELETE", "/opt-outs/" + one.number, null, "Removed"), "quiet")))),
    state.overview && state.overview.account.optOuts > all.length
      && h("p", { class: "note" }, "The newest " + all.length + " of " + state.overview.account.optOuts.toLocaleString())];
}

function clock() {
  if (!state.overview) {
    return null;
  }
  const { now, running, ahead } = state.overview;
  const by = h("input", { name: "by", placeholder: "90s, 15m, 3h, 2d", "aria-label": "How far", autocomplete: "off", size: 12 });
  const change = (what, said) => act("POST", "/clock", what, said);
  return [h("h2", {}, "Time in the sandbox"), h("p", { class: "clock" }, fullTime(now)),
    h("p", { class: "note" }, running ? (ahead === "PT0S" ? "The time of this machine." : "It goes on, " + ahead + " ahead of this machine.")
      : "It stands still until it is moved."),
    h("h3", {}, "Move it ahead"),
    h("div", { class: "actions" }, [["1 min", "1m"], ["10 min", "10m"], ["1 hour", "1h"], ["1 day", "1d"]].map(([text, value]) =>
      button("+ " + text, () => change({ advance: value }, "Moved " + text)))),
    h("form", { class: "actions", onsubmit: async (event) => {
      event.preventDefault();
      by.blur();
      await change({ advance: by.value }, "Moved " + by.value);
    } }, by, h("button", { class: "button", type: "submit" }, "Move")),
    h("h3", {}, "How it goes"),
    h("div", { class: "actions" },
      running ? button("Stop it here", () => change({ mode: "virtual" }, "It stands still"))
        : button("Let it go on", () => change({ mode: "running" }, "It goes on")),
      button("Back to this machine's time", () => change({ mode: "real" }, "As this machine's"))),
    h("p", { class: "note" }, "Scheduled messages, deliveries, quotas and pre-warming go by it.")];
}

function account() {
  const overview = state.overview;
  if (!overview) {
    return null;
  }
  const one = overview.account;
  const credits = h("input", { type: "number", step: "any", value: one.credits, "aria-label": "Credits" });
  const delay = h("input", { value: one.deliverAfter ?? "", placeholder: "never", "aria-label": "Delivered after" });
  return [h("h2", {}, "Account ", h("code", {}, one.keyId)),
    h("dl", { class: "facts" }, fact("Sent", one.sms + " SMS, " + one.emails + " emails"), fact("Came in", one.inbound),
      fact("Charged", one.charged + " credits"), fact("Given back", one.refunded + " credits"),
      fact("Conversations", overview.conversations.length)),
    h("form", { class: "form", onsubmit: async (event) => {
      event.preventDefault();
      document.activeElement.blur();
      await act("POST", "/account", { credits: Number(credits.value), deliverAfter: delay.value }, "Set");
    } }, h("label", {}, "Credits", credits), h("label", {}, "Delivered after", delay),
    h("div", { class: "wide actions" }, h("button", { class: "button primary", type: "submit" }, "Set"),
      button(one.postpaid ? "Make it prepaid" : "Make it postpaid", () => act("POST", "/account", { postpaid: !one.postpaid })))),
    h("h3", {}, "Sender IDs"), list(one.senderIds, (it) => [it.senderId, it.status, it.status !== "approved"
      && button("Approve", () => act("POST", "/sender-ids/" + encodeURIComponent(it.senderId) + "/status", { status: "approved" }))]),
    h("h3", {}, "Email domains"), list(one.domains, (it) => [it.subdomain + "." + it.domain, it.status, it.status !== "verified"
      && button("Verify", () => act("POST", "/domains/" + encodeURIComponent(it.domain) + "/verify", {}))]),
    h("h3", {}, "Virtual numbers"), list(one.virtualNumbers, (it) => [it.formatted, it.type]),
    h("h3", {}, "Logins"), list(one.logins, (it) => [it.name, it.email + " · " + it.role]),
    h("h3", {}, "Conversations"), list(overview.conversations.slice(0, 50), (it) => [h("button", { type: "button", class: "open",
      onclick: () => select("phone", it.remoteNumber) }, it.contactName || "+" + it.remoteNumber),
    (it.unread ? "unread · " : "") + fullTime(it.lastMessageAt)]),
    h("h3", {}, "Begin anew"),
    h("div", { class: "actions" }, button("Reset this account", () => confirm("Forget all messages of this account?")
      && act("POST", "/account/reset", {}, "As new")))];
}

function list(all, make) {
  return all.length === 0 ? h("p", { class: "note" }, "None.") : h("ul", { class: "items" }, all.map((one) => {
    const [name, about, action] = make(one);
    return h("li", {}, h("span", { class: "grow" }, name, h("small", {}, about)), action);
  }));
}
