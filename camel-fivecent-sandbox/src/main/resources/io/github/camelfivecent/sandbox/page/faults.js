import { h } from "./dom.js";
import { call } from "./api.js";

const OPERATIONS = ["*", "sms.*", "sms.send", "sms.list", "sms.get", "sms.cancel", "inbox.*", "inbox.list", "optouts.list",
  "conversations.*", "email.*", "email.send", "account.balance"];
const WAYS = { ERROR: "Error status", RESET: "Connection reset", CLOSE: "Connection closed", RUBBISH: "Rubbish after a good start",
  HANG: "No answer", THROTTLED: "429, Retry-After in seconds", THROTTLED_UNTIL: "429, Retry-After as a date", UNAVAILABLE: "503",
  HTML: "A page of HTML", TRUNCATED: "Half of the JSON", EMPTY: "No body", DRIP: "The answer drips", DELAY: "The answer is late" };
const PAGES = { DUPLICATE: "The page before once more", LOOP: "Leads to itself", BACKWARDS: "The first page again",
  FOREIGN_HOST: "Leads to another host", FOREIGN_PATH: "Leads to another path" };
const TIMED = new Set(["HANG", "THROTTLED", "THROTTLED_UNTIL", "UNAVAILABLE", "DRIP", "DELAY"]);
const NUMBERED = new Set(["ERROR", "HTML"]);
const ONLY_SLOW = new Set(["DRIP", "DELAY"]);

// kept over renderings, so that one can arm the same again
const wanted = { what: "fail", operation: "sms.send", to: "", times: "1", fault: "ERROR", status: "500", duration: "2s", when: "before",
  page: "DUPLICATE", latency: "500ms", quota: "5", window: "1s" };

export async function faults({ act }) {
  const known = await call("GET", "/faults");
  if (!known) {
    return null;
  }
  const form = h("form", { class: "form", id: "fault-form" });
  build(form, act);
  return [
    h("h2", {}, "Armed"),
    known.armed.length === 0 ? h("p", { class: "note" }, "Everything goes well.")
      : [h("ul", { class: "items", id: "armed" }, known.armed.map((one) => armed(one, act))),
        h("div", { class: "actions" }, h("button", { type: "button", class: "button", id: "clear-faults",
          onclick: () => act("DELETE", "/faults", null, "Cleared") }, "Clear all"))],
    h("h2", {}, "Arm a fault"), form,
    h("h2", {}, "Maintenance"),
    h("div", { class: "actions" }, h("button", { type: "button", class: "button", onclick: () =>
      act("POST", "/faults", { maintenance: true }, "In maintenance") }, "Answer everything with 503")),
    h("details", {}, h("summary", {}, "Magic numbers: recipients that always do the same"),
      h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "Number"), h("th", {}, "What happens"), h("th", {}, "Stored"))),
        h("tbody", {}, known.magic.map((one) => h("tr", {}, h("td", {}, h("code", {}, "0499999" + one.code)), h("td", {}, one.what),
          h("td", {}, one.stored ? "yes" : "no"))))),
      h("p", { class: "note" }, "For emails the code stands before @faults.example.")),
  ];
}

function armed(one, act) {
  const times = one.times < 0 ? "always" : one.times === 1 ? "the next one" : "the next " + one.times;
  const about = [one.operation === "*" ? "all requests" : one.operation, times, one.skip > 0 && "after " + one.skip + " more",
    one.recipient && "to " + one.recipient, one.keyId && "account " + one.keyId].filter(Boolean).join(" · ");
  return h("li", { "data-id": one.id }, h("span", { class: "grow" }, h("b", {}, one.effect), h("small", {}, about)),
    h("button", { type: "button", class: "button quiet", "aria-label": "Clear " + one.effect,
      onclick: () => act("DELETE", "/faults/" + one.id) }, "Clear"));
}

function build(form, act) {
  const field = (name, label, options) => {
    const input = options
      ? h("select", { name }, Object.entries(options).map(([value, text]) => h("option", { value }, text)))
      : h("input", { name, autocomplete: "off" });
    input.value = wanted[name];
    input.addEventListener("change", () => {
      wanted[name] = input.value;
      if (name === "what" || name === "fault") {
        build(form, act);
        form.elements[name].focus();
      }
    });
    return h("label", {}, label, input);
  };
  const what = wanted.what;
  const wide = (label) => {
    label.className = "wide";
    return label;
  };
  form.replaceChildren(...[
    field("what", "What", { fail: "Fail", page: "Wrong page", latency: "Late answers", quota: "Quota" }),
    field("operation", "Which requests", Object.fromEntries(OPERATIONS.map((one) => [one, one === "*" ? "all" : one]))),
    what === "fail" && wide(field("fault", "How", WAYS)),
    what === "fail" && NUMBERED.has(wanted.fault) && field("status", "HTTP status"),
    what === "fail" && TIMED.has(wanted.fault) && field("duration", "How long"),
    what === "fail" && !ONLY_SLOW.has(wanted.fault)
      && field("when", "When", { before: "before it is stored", after: "after it is stored" }),
    what === "page" && wide(field("page", "Which page", PAGES)),
    what === "latency" && field("latency", "How late"),
    what === "quota" && field("quota", "Requests"),
    what === "quota" && field("window", "in"),
    what !== "quota" && field("times", "How many of them", { 1: "the next one", 2: "the next 2", 3: "the next 3", 5: "the next 5",
      10: "the next 10", always: "all" }),
    field("to", "Only to (optional)"),
    h("button", { class: "button primary wide", type: "submit", id: "arm" }, "Arm"),
  ].filter(Boolean));
  form.onsubmit = async (event) => {
    event.preventDefault();
    document.activeElement.blur();
    const body = { operation: wanted.operation, to: wanted.to };
    if (what === "quota") {
      Object.assign(body, { quota: Number(wanted.quota), window: wanted.window });
    } else {
      Object.assign(body, wanted.times === "always" ? { always: true } : { times: Number(wanted.times) });
    }
    if (what === "fail") {
      Object.assign(body, { fault: wanted.fault, when: wanted.when });
      if (NUMBERED.has(wanted.fault)) {
        body.status = Number(wanted.status);
      }
      if (TIMED.has(wanted.fault)) {
        body.duration = wanted.duration;
      }
    } else if (what !== "quota") {
      body[what] = wanted[what];
    }
    await act("POST", "/faults", body, "Armed");
  };
}
