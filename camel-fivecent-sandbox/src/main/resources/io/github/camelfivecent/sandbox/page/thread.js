import { $, arrows, h, pager, patch } from "./dom.js";
import { ask, call, day, fullTime, htmlOf, phone, plural, properties, state, time } from "./api.js";
import { openMessage } from "./panels.js";

const STATES = { "Sent (Delivery Confirmed)": "good", Delivered: "good", sent: "good", Failed: "bad", failed: "bad", Scheduled: "warn",
  Cancelled: "bad", "Test Message": "warn" };
const WINDOW = 200;
const STEP = 100;
const EMAILS = 20;

// the position of the first message or email that is shown; null for the newest messages
let from = null;
// the emails whose text is shown, by their id
const texts = new Map();

/** The class of a status. */
export const look = (status) => STATES[status] ?? "info";

/** What is there before anything is chosen. */
export async function welcome() {
  const place = h("pre", {}, "…");
  $("thread").replaceChildren(h("div", { class: "welcome" },
    h("h2", {}, "Nothing is sent from here"),
    h("p", {}, "Phones and mailboxes that your route writes to show up on the left. Choose one to read along and to answer"
      + " as its owner. The tools on the right let requests fail, move the clock and set webhooks."),
    h("p", {}, "Point your application here:"), place));
  place.textContent = await properties();
}

/** Shows what was said with a phone. */
export async function openPhone(number) {
  from = null;
  const messages = h("div", { class: "messages", id: "messages", tabindex: "-1" });
  const text = h("textarea", { name: "text", rows: 1, placeholder: "Reply as this phone", "aria-label": "Reply as this phone",
    dir: "auto", onkeydown: (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        event.target.form.requestSubmit();
      }
    } });
  const send = async (what) => {
    const to = $("reply").elements.to?.value;
    const answer = await call("POST", "/phones/" + encodeURIComponent(number) + "/reply", { text: what, to });
    if (answer && state.selection?.key === number) {
      if (text.value === what) {
        text.value = "";
      }
      text.focus();
      from = null;
      await refreshSelection(true);
    }
  };
  $("thread").replaceChildren(
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
    } }, h("span", { class: "as", id: "reply-as" }, "as the phone"), text, h("button", { class: "button primary", type: "submit" }, "Send")));
  arrows(messages);
  await refreshSelection(true);
}

/** Shows what an address got. */
export async function openMailbox(address) {
  from = 0;
  texts.clear();
  $("thread").replaceChildren(
    h("header", { class: "thread-head" }, h("div", { class: "grow" }, h("h2", {}, h("bdi", {}, address)),
      h("p", { id: "thread-about" }, " "))),
    h("div", { class: "emails", id: "emails" }), h("div", { class: "pages", id: "emails-pages" }));
  await refreshSelection(true);
}

/** Shows what changed of that which is chosen; `down` goes to its end. */
export async function refreshSelection(down) {
  const chosen = state.selection;
  const start = from;
  if (!chosen) {
    return;
  }
  const part = new URLSearchParams(chosen.kind === "phone" ? { limit: WINDOW } : { limit: EMAILS, texts: false });
  if (start !== null) {
    part.set("offset", start);
  }
  let answer;
  try {
    answer = await ask("GET", (chosen.kind === "phone" ? "/phones/" : "/mailboxes/") + encodeURIComponent(chosen.key) + "?" + part);
  } catch (error) {
    $("thread-about").textContent = error.message;
    return;
  }
  if (state.selection !== chosen || from !== start) {
    return;
  }
  if (chosen.kind === "phone") {
    await showThread(answer, down);
  } else {
    showEmails(answer);
  }
}

function showThread(thread, down) {
  const box = $("messages");
  const { count, offset, messages } = thread;
  if (messages.length === 0 && offset > 0) {
    from = null;
    return refreshSelection(true);
  }
  $("thread-title").textContent = thread.name || phone(thread.local);
  $("thread-about").textContent = [plural(count, "message"), "+" + thread.number,
    thread.optedOut ? "opted out" : ""].filter(Boolean).join(" · ");
  $("stop").disabled = thread.optedOut;
  const numbers = state.overview?.account.virtualNumbers ?? [];
  patch($("reply-as"), "as the phone", numbers.length > 1 && [" to ", h("select", { name: "to", "aria-label": "To which number",
    value: thread.replyTo }, numbers.map((one) => h("option", { value: one.number, key: one.number }, one.formatted)))]);
  const to = async (start, where) => {
    from = start === null || start + WINDOW >= count ? null : Math.max(0, start);
    await refreshSelection(start === null);
    if (where !== undefined) {
      $("messages").scrollTop = where;
    }
  };
  const lead = (key, text, onclick) => h("button", { type: "button", class: "button", key, onclick }, text);
  const items = [];
  if (offset > 0) {
    items.push(h("p", { class: "lead", key: "before" }, lead("older", "Older messages", () => to(offset - STEP)),
      lead("oldest", "Oldest", () => to(0, 0))));
  }
  let last = "";
  for (const message of messages) {
    const today = day(message.sendAt);
    if (today !== last) {
      items.push(h("p", { class: "day", key: "day " + today }, today));
      last = today;
    }
    const inbound = message.kind === "INBOUND";
    items.push(bubble(message, inbound), meta(message, inbound, numbers.length > 1));
  }
  if (offset + messages.length < count) {
    items.push(h("p", { class: "lead", key: "after" }, lead("newer", "Newer messages", () => to(offset + STEP)),
      lead("newest", "Newest", () => to(null))));
  }
  if (items.length === 0) {
    items.push(h("p", { class: "empty", key: "none" }, "Nothing was said yet. Write as this phone below."));
  }
  const atEnd = down || (from === null && box.scrollHeight - box.scrollTop - box.clientHeight < 60);
  const wanted = new Set(messages.map((one) => one.id));
  const top = box.getBoundingClientRect().top;
  const still = [...box.children].find((one) => wanted.has(one.dataset.key) && one.getBoundingClientRect().bottom > top);
  const before = still?.getBoundingClientRect().top;
  patch(box, items);
  if (atEnd) {
    box.scrollTop = box.scrollHeight;
  } else if (still) {
    box.scrollTop += still.getBoundingClientRect().top - before;
  }
}

function bubble(message, inbound) {
  const images = message.images.map((image) => h("span", { class: "text" }, "Image: " + image));
  return h("button", { type: "button", class: inbound ? "bubble in" : "bubble", key: message.id,
    "aria-current": state.message === message.id && "true", title: "Details", onclick: () => openMessage(message.id) },
  !inbound && h("span", { class: "from" }, h("bdi", {}, message.from)),
  h("span", { class: "text", dir: "auto" }, message.text), images);
}

function meta(message, inbound, several) {
  const key = "meta " + message.id;
  if (inbound) {
    return h("p", { class: "meta in", key }, time(message.at) + (several ? " to +" + message.to[0] : ""));
  }
  const later = message.statusText === "Scheduled" ? "for " + fullTime(message.sendAt) : time(message.sendAt);
  return h("p", { class: "meta", key }, h("span", {}, later), h("span", {}, plural(message.segments, "segment")),
    h("span", {}, message.encoding === "ucs2" ? "UCS-2" : "GSM-7"), h("span", {}, plural(Number(message.credits), "credit")),
    h("span", { class: "state " + look(message.statusText) }, message.statusText || message.status));
}

function showEmails(mailbox) {
  const go = async (offset) => {
    from = offset;
    await refreshSelection();
    $("emails").scrollTop = 0;
  };
  if (mailbox.emails.length === 0 && from > 0) {
    go(0);
    return;
  }
  $("thread-about").textContent = plural(mailbox.count, "email");
  patch($("emails"), mailbox.emails.map(mail));
  patch($("emails-pages"), pager("emails", mailbox.count, from, EMAILS, go));
}

function mail(email) {
  const order = email.order;
  const show = (text) => {
    texts.delete(email.id);
    if (text !== null) {
      texts.set(email.id, text);
    }
    refreshSelection();
  };
  const showText = async () => {
    const answer = await call("GET", "/messages/" + email.id);
    if (answer) {
      show(answer.message.text);
    }
  };
  const line = (name, all) => all.length > 0 && h("p", {}, name + " ", h("bdi", {}, all.join(", ")));
  return h("article", { class: "card mail", key: email.id },
    h("header", {},
      h("h3", { dir: "auto" }, order.subject),
      h("p", {}, h("bdi", {}, order.senderName ? order.senderName + " <" + order.senderEmail + ">" : order.senderEmail),
        " · " + fullTime(email.createdAt) + " · ", h("span", { class: "state " + look(email.status) }, email.status)),
      line("to", order.to), line("cc", order.cc), line("bcc", order.bcc),
      line("attached", order.attachments.map((one) => one.filename || one.url)),
      h("div", { class: "tools" },
        h("button", { type: "button", class: "button", onclick: () => show(null) }, "HTML"),
        h("button", { type: "button", class: "button", onclick: showText }, "Text"),
        h("button", { type: "button", class: "button", onclick: () => openMessage(email.id) }, "Details"),
        h("span", { class: "note" }, "without scripts and remote images"))),
    texts.has(email.id) ? h("pre", { dir: "auto", key: "text" }, texts.get(email.id))
      : h("iframe", { key: "html", sandbox: true, src: htmlOf(email.id), title: "HTML of the email", loading: "lazy",
        referrerpolicy: "no-referrer" }));
}
