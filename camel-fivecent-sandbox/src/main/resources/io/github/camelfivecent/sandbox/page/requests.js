import { button, h } from "./dom.js";
import { call, plural, properties, state, time } from "./api.js";
import { exchange } from "./message.js";

const SIZE = 50;

// the request that is shown, whether those with a wrong key are, and where each page before this one began
let request = null;
let wrong = false;
let asking = false;
let trail = [];

/** Lets the panel show the requests with a wrong key when it is opened next. */
export function openWrongKeys() {
  asking = true;
}

/** What the services were asked. */
export async function requests({ opened, again }) {
  if (opened === true) {
    request = null;
    trail = [];
    wrong = asking;
    asking = false;
  }
  const show = (change) => {
    change();
    again("page");
  };
  if (request) {
    const answer = await call("GET", "/requests/" + request);
    return answer && h("div", { key: "one" }, h("div", { class: "actions" }, button("← All requests", () => show(() => {
      request = null;
    }))), exchange(answer));
  }
  const before = trail.at(-1);
  const answer = await call("GET", "/requests?" + new URLSearchParams({ limit: SIZE, ...(before && { before }),
    ...(wrong && { credentials: "invalid" }) }));
  if (!answer) {
    return null;
  }
  const all = answer.requests;
  const count = state.overview?.wrongKeys ?? 0;
  return h("div", { key: wrong ? "wrong" : "all" },
    h("h2", {}, wrong ? "With a wrong key" : "The last requests"),
    wrong ? [h("div", { class: "actions" }, button("← All requests", () => show(() => {
      wrong = false;
      trail = [];
    }))), h("p", { class: "note" }, "They name a key that no account here has, or another secret. The sandbox's own:"),
    h("pre", { id: "right-key" }, await properties())]
      : count > 0 && h("div", { class: "callout bad", id: "wrong-keys" }, h("b", {}, plural(count, "request") + " with a wrong key "),
        button("Show", () => show(() => {
          wrong = true;
          trail = [];
        }))),
    all.length === 0 ? h("p", { class: "empty" }, before ? "No older ones." : "No requests yet.")
      : h("ul", { class: "items", id: "requests" }, all.map((one) => h("li", { key: String(one.number) },
        h("button", { type: "button", class: "open", "data-number": one.number, onclick: () => show(() => {
          request = one.number;
        }) }, h("b", {}, one.operation), h("small", {}, time(one.at) + " · " + one.method
          + (one.recipients.length ? " · to " + one.recipients.slice(0, 3).join(", ") : "")
          + (one.error ? " · " + one.error : "") + (one.fault ? " · " + one.fault : ""))),
        h("span", { class: "state " + (one.status >= 200 && one.status < 300 ? "good" : "bad") }, one.status || "none")))),
    h("nav", { class: "pager", key: "pages", "aria-label": "Pages of requests" },
      trail.length > 0 && [button("Newest", () => show(() => {
        trail = [];
      })), button("Newer", () => show(() => trail.pop()))],
      all.length === SIZE && button("Older", () => show(() => trail.push(all.at(-1).number)))));
}
