import { button, h } from "./dom.js";
import { call } from "./api.js";

const OPERATIONS = ["*", "sms.*", "sms.send", "sms.list", "sms.get", "sms.cancel", "inbox.*", "inbox.list", "optouts.list",
  "conversations.*", "email.*", "email.send", "account.balance"];
const LISTS = ["sms.list", "inbox.list", "optouts.list", "conversations.list", "email.list"];
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

export async function faults({ act, again }) {
  const known = await call("GET", "/faults");
  return known && [
    h("h2", {}, "Armed"),
    known.armed.length === 0 ? h("p", { class: "note" }, "Everything goes well.")
      : [h("ul", { class: "items", id: "armed" }, known.armed.map((one) => armed(one, act))),
        h("div", { class: "actions", key: "clear" }, h("button", { type: "button", class: "button", id: "clear-faults",
          onclick: () => act("DELETE", "/faults", null, "Cleared") }, "Clear all"))],
    h("h2", {}, "Arm a fault"), form(act, again),
    h("h2", {}, "Maintenance"),
    h("div", { class: "actions", key: "maintenance" }, button("Answer everything with 503", () =>
      act("POST", "/faults", { maintenance: true }, "In maintenance"))),
    h("details", { key: "magic" }, h("summary", {}, "Magic numbers: recipients that always do the same"),
      h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "Number"), h("th", {}, "What happens"), h("th", {}, "Stored"))),
        h("tbody", {}, known.magic.map((one) => h("tr", {}, h("td", {}, h("code", {}, "0499999" + one.code)), h("td", {}, one.what),
          h("td", {}, one.stored ? "yes" : "no"))))),
      h("p", { class: "note" }, "For emails the code stands before @faults.example; codes below 400 do nothing there.")),
  ];
}

function armed(one, act) {
  const times = one.times < 0 ? "always" : one.times === 1 ? "the next one" : "the next " + one.times;
  const about = [one.operation === "*" ? "all requests" : one.operation, times, one.skip > 0 && "after " + one.skip + " more",
    one.recipient && "to " + one.recipient, one.keyId && "account " + one.keyId].filter(Boolean).join(" · ");
  return h("li", { key: String(one.id) }, h("span", { class: "grow" }, h("b", {}, one.effect), h("small", {}, about)),
    h("button", { type: "button", class: "button quiet", "aria-label": "Clear " + one.effect,
      onclick: () => act("DELETE", "/faults/" + one.id) }, "Clear"));
}

function form(act, again) {
  const field = (name, label, options, wide) => {
    const known = { name, value: wanted[name], onchange: (event) => {
      wanted[name] = event.target.value;
      again(false);
    } };
    return h("label", { key: name, class: wide && "wide" }, label, options
      ? h("select", known, Object.entries(options).map(([value, text]) => h("option", { value, key: value }, text)))
      : h("input", { ...known, autocomplete: "off" }));
  };
  const what = wanted.what;
  const operations = what === "page" ? LISTS : OPERATIONS;
  if (!operations.includes(wanted.operation)) {
    wanted.operation = operations[0];
  }
  return h("form", { class: "form", id: "fault-form", onsubmit: (event) => {
    event.preventDefault();
    act("POST", "/faults", order(event.target.elements), "Armed");
  } },
  field("what", "What", { fail: "Fail", page: "Wrong page", latency: "Late answers", quota: "Quota" }),
  field("operation", "Which requests", Object.fromEntries(operations.map((one) => [one, one === "*" ? "all" : one]))),
  what === "fail" && field("fault", "How", WAYS, true),
  what === "fail" && NUMBERED.has(wanted.fault) && field("status", "HTTP status"),
  what === "fail" && TIMED.has(wanted.fault) && field("duration", "How long"),
  what === "fail" && !ONLY_SLOW.has(wanted.fault)
    && field("when", "When", { before: "before it is stored", after: "after it is stored" }),
  what === "page" && field("page", "Which page", PAGES, true),
  what === "latency" && field("latency", "How late"),
  what === "quota" && field("quota", "Requests"),
  what === "quota" && field("window", "in"),
  what !== "quota" && field("times", "How many of them", { 1: "the next one", 2: "the next 2", 3: "the next 3", 5: "the next 5",
    10: "the next 10", always: "all" }),
  field("to", "Only to (optional)"),
  h("button", { class: "button primary wide", type: "submit", id: "arm" }, "Arm"));
}

/** What the fields ask for, also when the last of them was not left yet. */
function order(fields) {
  for (const name of Object.keys(wanted)) {
    wanted[name] = fields[name]?.value ?? wanted[name];
  }
  const { what } = wanted;
  const body = { operation: wanted.operation, to: wanted.to };
  if (what === "quota") {
    return { ...body, quota: Number(wanted.quota), window: wanted.window };
  }
  Object.assign(body, wanted.times === "always" ? { always: true } : { times: Number(wanted.times) });
  if (what !== "fail") {
    // the page before is one that was asked for since
    return { ...body, [what]: wanted[what], skip: wanted[what] === "DUPLICATE" ? 1 : 0 };
  }
  Object.assign(body, { fault: wanted.fault, when: wanted.when });
  if (NUMBERED.has(wanted.fault)) {
    body.status = Number(wanted.status);
  }
  if (TIMED.has(wanted.fault)) {
    body.duration = wanted.duration;
  }
  return body;
}
