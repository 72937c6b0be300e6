import { $, arrows, fill, h, show } from "./dom.js";
import { ask, call, day, fullTime, htmlOf, phone, plural, state, time } from "./api.js";
import { openMessage } from "./panels.js";

const STATES = { "Sent (Delivery Confirmed)": "good", Delivered: "good", sent: "good", Failed: "bad", Scheduled: "warn",
  Cancelled: "bad", "Test Message": "warn" };
const SHOWN = 100;
let limit = SHOWN;

/** The class of a status. */
export const look = (status) => STATES[status] ?? "info";

/** What is there before anything is chosen. */
export async function welcome() {
  const thread = $("thread");
  const place = h("pre", {}, "…");
  fill(thread, h("div", { class: "welcome" },
    h("h2", {}, "Nothing is sent from here"),
    h("p", {}, "Phones and mailboxes that your route writes to show up on the left. Choose one to read along and to answer"
      + " as its owner. The tools on the right let requests fail, move the clock and set webhooks."),
    h("p", {}, "Point your application here:"), place));
  const status = await call("GET", "/status");
  if (status) {
    place.textContent = ["smsBaseUrl=" + status.smsBaseUrl, "emailBaseUrl=" + status.emailBaseUrl,
      "keyId=" + status.keyId, "keySecret=" + status.keySecret]
      .map((line) => "camel.component.fivecent." + line).join("\n");
  }
}

/** Shows what was said with a phone. */
export async function openPhone(number) {
  limit = SHOWN;
  const messages = h("div", { class: "messages", id: "messages", tabindex: "-1" });
  const text = h("textarea", { name: "text", rows: 1, placeholder: "Reply as this phone", "aria-label": "Reply as this phone",
    dir: "auto", onkeydown: (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        event.target.form.requestSubmit();
      }
    } });
  const send = async (what) => {
    const answer = await call("POST", "/phones/" + encodeURIComponent(number) + "/reply", { text: what });
    if (answer) {
      text.value = "";
      await refreshSelection(true);
    }
  };
  fill($("thread"),
    h("header", { class: "thread-head" }, h("div", { class: "grow" }, h("h2", { id: "thread-title" }, phone(number)),
      h("p", { id: "thread-about" }, " ")),
    h("button", { type: "button", class: "button", id: "stop", onclick: () => send("STOP"),
      title: "Replies STOP, which opts this phone out" }, "Reply STOP")),
    messages,
    h("form", { class: "reply", id: "reply", onsubmit: (event) => {
      event.preventDefault();
      if (text.value.trim()) {
        send(text.value);
      }
    } }, h("span", { class: "as" }, "as the phone"), text, h("button", { class: "button primary", type: "submit" }, "Send")));
  arrows(messages);
  await refreshSelection(true);
}

/** Shows what an address got. */
export async function openMailbox(address) {
  fill($("thread"),
    h("header", { class: "thread-head" }, h("div", { class: "grow" }, h("h2", {}, h("bdi", {}, address)),
      h("p", { id: "thread-about" }, " "))),
    h("div", { class: "emails", id: "emails" }));
  await refreshSelection(true);
}

/** Shows what changed of that which is chosen; `down` goes to its end. */
export async function refreshSelection(down) {
  const chosen = state.selection;
  if (!chosen) {
    return;
  }
  const path = chosen.kind === "phone" ? "/phones/" : "/mailboxes/";
  let answer;
  try {
    answer = await ask("GET", path + encodeURIComponent(chosen.key) + "?limit=" + limit);
  } catch (error) {
    $("thread-about").textContent = error.message;
    return;
  }
  if (state.selection !== chosen) {
    return;
  }
  if (chosen.kind === "phone") {
    showThread(answer, down);
  } else {
    showEmails(answer);
  }
}

function showThread(thread, down) {
  const box = $("messages");
  $("thread-title").textContent = thread.name || phone(thread.local);
  $("thread-about").textContent = [plural(thread.count, "message"), "+" + thread.number,
    thread.optedOut ? "opted out" : ""].filter(Boolean).join(" · ");
  $("stop").disabled = thread.optedOut;
  const atEnd = down || box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const items = [];
  if (thread.messages.length < thread.count) {
    items.push(["older", String(thread.count), () => h("button", { type: "button", class: "button day", onclick: () => {
      limit += 400;
      refreshSelection();
    } }, "Older messages")]);
  }
  let last = "";
  for (const message of thread.messages) {
    const today = day(message.sendAt);
    if (today !== last) {
      items.push(["day " + today, today, () => h("p", { class: "day" }, today)]);
      last = today;
    }
    const inbound = message.kind === "INBOUND";
    const selected = state.message === message.id;
    items.push([message.id, message.text.length + "," + message.from + selected, () => bubble(message, inbound, selected)]);
    items.push(["meta " + message.id, message.statusText + message.status, () => meta(message, inbound)]);
  }
  if (items.length === 0) {
    items.push(["none", "", () => h("p", { class: "empty" }, "Nothing was said yet. Write as this phone below.")]);
  }
  show(box, items);
  if (atEnd) {
    box.scrollTop = box.scrollHeight;
  }
}

function bubble(message, inbound, selected) {
  const images = message.images.map((image) => h("span", { class: "text" }, "Image: " + image));
  return h("button", { type: "button", class: inbound ? "bubble in" : "bubble", "aria-current": selected ? "true" : undefined,
    title: "Details", onclick: () => openMessage(message.id) },
  !inbound && h("span", { class: "from" }, h("bdi", {}, message.from)),
  h("span", { class: "text", dir: "auto" }, message.text), images);
}

function meta(message, inbound) {
  if (inbound) {
    return h("p", { class: "meta in" }, time(message.at));
  }
  const later = message.statusText === "Scheduled" ? "for " + fullTime(message.sendAt) : time(message.sendAt);
  return h("p", { class: "meta" }, h("span", {}, later), h("span", {}, plural(message.segments, "segment")),
    h("span", {}, message.encoding === "ucs2" ? "UCS-2" : "GSM-7"), h("span", {}, plural(Number(message.credits), "credit")),
    h("span", { class: "state " + look(message.statusText) }, message.statusText || message.status));
}

function showEmails(mailbox) {
  $("thread-about").textContent = plural(mailbox.count, "email");
  show($("emails"), mailbox.emails.map((email) => [email.id, email.status, () => mail(email)]));
}

function mail(email) {
  const order = email.order;
  const body = h("div", {});
  const showHtml = () => fill(body, h("iframe", { sandbox: "", src: htmlOf(email.id), title: "HTML of the email", loading: "lazy",
    referrerpolicy: "no-referrer" }));
  const showText = () => fill(body, h("pre", { dir: "auto" }, order.text));
  showHtml();
  const line = (name, all) => all.length > 0 && h("p", {}, name + " ", h("bdi", {}, all.join(", ")));
  return h("article", { class: "card mail" },
    h("header", {},
      h("h3", { dir: "auto" }, order.subject),
      h("p", {}, h("bdi", {}, order.senderName ? order.senderName + " <" + order.senderEmail + ">" : order.senderEmail),
        " · " + fullTime(email.createdAt) + " · ", h("span", { class: "state " + look(email.status) }, email.status)),
      line("to", order.to), line("cc", order.cc), line("bcc", order.bcc),
      line("attached", order.attachments.map((one) => one.filename || one.url)),
      h("div", { class: "tools" },
        h("button", { type: "button", class: "button", onclick: showHtml }, "HTML"),
        h("button", { type: "button", class: "button", onclick: showText }, "Text"),
        h("button", { type: "button", class: "button", onclick: () => openMessage(email.id) }, "Details"),
        h("span", { class: "note" }, "without scripts and remote images"))),
    body);
}
