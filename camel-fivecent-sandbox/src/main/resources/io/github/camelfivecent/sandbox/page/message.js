import { button, fact, h, toast } from "./dom.js";
import { ask, fullTime, state } from "./api.js";
import { look } from "./thread.js";

/** What is in a text and cannot be seen: marks that turn its direction, and the like. */
function unseen(text) {
  const found = text.match(/[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g) ?? [];
  return [...new Set(found)].map((one) => "U+" + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
}

/** The message that is chosen, and its requests. */
export async function message({ act }) {
  if (!state.message) {
    return h("p", { class: "empty" }, "Choose a message to see its request and answer, word by word.");
  }
  let answer;
  try {
    answer = await ask("GET", "/messages/" + state.message);
  } catch (error) {
    if (error.status === 404) {
      return h("p", { class: "empty" }, "This message is gone.");
    }
    toast(error.message, true);
    return null;
  }
  const one = answer.message;
  const sms = one.kind === "SMS";
  const scheduled = one.statusText === "Scheduled";
  const move = (status) => act("POST", "/messages/" + one.id + "/status", { status });
  return h("div", { key: one.id },
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
    one.kind === "EMAIL" && h("form", { class: "actions", id: "email-status", onsubmit: async (event) => {
      event.preventDefault();
      const field = event.target.elements.status;
      if (field.value.trim() && await move(field.value.trim())) {
        field.value = "";
      }
    } }, h("input", { name: "status", size: 12, placeholder: "sent, failed, …", "aria-label": "Status of the email", autocomplete: "off" }),
    h("button", { class: "button", type: "submit" }, "Set status")),
    sms && h("div", { class: "actions" },
      scheduled ? button("Cancel", () => act("POST", "/messages/" + one.id + "/cancel", {}, "Cancelled"))
        : [button("Delivered", () => move("DELIVERED")), button("Failed", () => move("FAILED"))]),
    answer.exchanges.length === 0 && h("p", { class: "note" }, one.kind === "INBOUND"
      ? "It came from a phone; no request of your application is about it yet." : "Its request is no longer kept."),
    answer.exchanges.map(exchange));
}

/** A request and its answer. */
export function exchange(one) {
  return h("section", { key: "request " + one.number },
    h("h3", {}, one.method + " " + one.url),
    h("p", { class: "note" }, "#" + one.number + " · " + one.operation + " · " + fullTime(one.at)),
    one.fault && h("div", { class: "callout bad" }, h("b", {}, "Fault: "), one.fault),
    h("h3", {}, "Request"), h("pre", { dir: "auto" }, pretty(one.body)),
    h("h3", {}, "Answer ", h("span", { class: "state " + (one.status >= 200 && one.status < 300 ? "good" : "bad") },
      one.status === 0 ? "none" : one.status)),
    one.answer ? h("pre", { dir: "auto" }, pretty(one.answer)) : h("p", { class: "note" }, "Nothing was answered."),
    one.assumed.map((it) => h("div", { class: "callout" }, h("b", {}, "Assumed: "), it.text)));
}

/** JSON in lines, each token as it came: what is read and written again may not be the same. */
function pretty(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let lines = "";
  let depth = 0;
  let before = "";
  for (const token of text.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const opened = "{[".includes(before);
    const closes = "}]".includes(token);
    depth -= closes;
    const breaks = before && (opened ? !closes : closes || before === ",");
    lines += (breaks ? "\n" + "  ".repeat(depth) : before === ":" ? " " : "") + token;
    depth += "{[".includes(token);
    before = token;
  }
  return lines;
}
