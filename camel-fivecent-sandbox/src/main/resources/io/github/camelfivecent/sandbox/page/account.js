import { button, fact, h, pager, settle } from "./dom.js";
import { call, fullTime, phone, state } from "./api.js";

const SIZE = 50;

/** A page of a list that the sandbox has, or null; the first one when this one is gone. */
async function part(path, name, { offset, go }) {
  const answer = await call("GET", path + "?" + new URLSearchParams({ offset, limit: SIZE }));
  if (answer && answer[name].length === 0 && offset > 0) {
    go(0);
    return null;
  }
  return answer && { all: answer[name], pages: pager(name, answer.count, offset, SIZE, go) };
}

export async function scheduled({ act, openMessage, ...view }) {
  const found = await part("/scheduled", "messages", view);
  if (!found) {
    return null;
  }
  if (found.all.length === 0) {
    return h("p", { class: "empty" }, "Nothing is scheduled.");
  }
  return [h("h2", {}, "Waiting for their time"), h("ul", { class: "items" }, found.all.map((one) => h("li", { key: one.id },
    h("button", { type: "button", class: "open", "data-id": one.id, onclick: () => openMessage(one.id) }, h("b", {}, phone(one.to[0])),
      h("small", {}, fullTime(one.sendAt)), h("small", { dir: "auto" }, one.text.slice(0, 80))),
    button("Cancel", () => act("POST", "/messages/" + one.id + "/cancel", {}, "Cancelled"))))),
  found.pages, h("p", { class: "note" }, "The clock panel makes their time come.")];
}

export async function optOuts({ act, select, ...view }) {
  const found = await part("/opt-outs", "optOuts", view);
  return found && [h("h2", {}, "Want no more messages"),
    h("form", { class: "actions", id: "opt-out", onsubmit: async (event) => {
      event.preventDefault();
      const field = event.target.elements.number;
      const wanted = field.value.trim();
      if (wanted && await act("POST", "/phones/" + encodeURIComponent(wanted) + "/opt-out", {})) {
        field.value = "";
      }
    } }, h("input", { name: "number", inputmode: "tel", placeholder: "04…", "aria-label": "Number to opt out", autocomplete: "off" }),
    h("button", { class: "button", type: "submit" }, "Opt out")),
    found.all.length === 0 ? h("p", { class: "empty" }, "Nobody opted out.")
      : h("ul", { class: "items", key: "list" }, found.all.map((one) => h("li", { key: one.id },
        h("button", { type: "button", class: "open", onclick: () => select("phone", one.number) }, h("b", {}, "+" + one.number),
          h("small", {}, fullTime(one.at))),
        button("Remove", () => act("DELETE", "/opt-outs/" + one.number, null, "Removed"), "quiet")))),
    found.pages];
}

export function clock({ act }) {
  if (!state.overview) {
    return null;
  }
  const { now, running, ahead } = state.overview;
  const change = (what, said) => act("POST", "/clock", what, said);
  return [h("h2", {}, "Time in the sandbox"), h("p", { class: "clock" }, fullTime(now)),
    h("p", { class: "note" }, running ? (ahead === "PT0S" ? "The time of this machine." : "It goes on, " + ahead + " ahead of this machine.")
      : "It stands still until it is moved."),
    h("h3", {}, "Move it ahead"),
    h("div", { class: "actions" }, [["1 min", "1m"], ["10 min", "10m"], ["1 hour", "1h"], ["1 day", "1d"]].map(([text, value]) =>
      button("+ " + text, () => change({ advance: value }, "Moved " + text)))),
    h("form", { class: "actions", id: "move-clock", onsubmit: async (event) => {
      event.preventDefault();
      const field = event.target.elements.by;
      if (await change({ advance: field.value }, "Moved " + field.value)) {
        field.value = "";
      }
    } }, h("input", { name: "by", placeholder: "90s, 15m, 3h, 2d", "aria-label": "How far", autocomplete: "off", size: 12 }),
    h("button", { class: "button", type: "submit" }, "Move")),
    h("h3", {}, "How it goes"),
    h("div", { class: "actions" },
      running ? button("Stop it here", () => change({ mode: "virtual" }, "It stands still"))
        : button("Let it go on", () => change({ mode: "running" }, "It goes on")),
      button("Back to this machine's time", () => change({ mode: "real" }, "As this machine's"))),
    h("p", { class: "note" }, "Scheduled messages, deliveries, quotas and pre-warming go by it.")];
}

export async function account({ act, select, ...view }) {
  const found = state.overview && await part("/conversations", "conversations", view);
  if (!found) {
    return null;
  }
  const overview = state.overview;
  const one = overview.account;
  return [h("h2", {}, "Account ", h("code", {}, one.keyId)),
    h("dl", { class: "facts" }, fact("Sent", one.sms + " SMS, " + one.emails + " emails"), fact("Came in", one.inbound),
      fact("Charged", one.charged + " credits"), fact("Given back", one.refunded + " credits"),
      fact("Conversations", overview.conversationCount.toLocaleString())),
    h("form", { class: "form", id: "set-account", onsubmit: async (event) => {
      event.preventDefault();
      const { credits, deliverAfter } = event.target.elements;
      if (await act("POST", "/account", { credits: Number(credits.value), deliverAfter: deliverAfter.value }, "Set")) {
        settle(event.target);
      }
    } }, h("label", {}, "Credits", h("input", { name: "credits", type: "number", step: "any", value: one.credits })),
    h("label", {}, "Delivered after", h("input", { name: "deliverAfter", value: one.deliverAfter ?? "", placeholder: "never" })),
    h("div", { class: "wide actions" }, h("button", { class: "button primary", type: "submit" }, "Set"),
      button(one.postpaid ? "Make it prepaid" : "Make it postpaid", () => act("POST", "/account", { postpaid: !one.postpaid })))),
    h("h3", {}, "Sender IDs"), list("sender-ids", one.senderIds, (it) => [it.senderId, it.status, it.status !== "approved"
      && button("Approve", () => act("POST", "/sender-ids/" + encodeURIComponent(it.senderId) + "/status", { status: "approved" }))]),
    h("h3", {}, "Email domains"), list("domains", one.domains, (it) => [it.subdomain + "." + it.domain, it.status, it.status !== "verified"
      && button("Verify", () => act("POST", "/domains/" + encodeURIComponent(it.domain) + "/verify", {}))]),
    h("h3", {}, "Virtual numbers"), list("numbers", one.virtualNumbers, (it) => [it.formatted, it.type]),
    h("h3", {}, "Logins"), list("logins", one.logins, (it) => [it.name, it.email + " · " + it.role]),
    h("h3", {}, "Conversations"), list("conversations", found.all, (it) => [h("button", { type: "button", class: "open",
      onclick: () => select("phone", it.remoteNumber) }, it.contactName || "+" + it.remoteNumber),
    (it.unread ? "unread · " : "") + fullTime(it.lastMessageAt)]), found.pages,
    h("h3", {}, "Begin anew"),
    h("div", { class: "actions" }, button("Reset this account", () => confirm("Forget all messages of this account?")
      && act("POST", "/account/reset", {}, "As new")))];
}

function list(key, all, make) {
  return all.length === 0 ? h("p", { class: "note" }, "None.") : h("ul", { class: "items", key }, all.map((one) => {
    const [name, about, action] = make(one);
    return h("li", { key: one.id }, h("span", { class: "grow" }, name, h("small", {}, about)), action);
  }));
}
