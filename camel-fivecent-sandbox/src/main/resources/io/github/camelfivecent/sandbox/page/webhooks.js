import { button, h, pager, settle } from "./dom.js";
import { call, time } from "./api.js";

const SIZE = 50;
const chosen = new Set();

/** Who is told, what was told, and what came back. */
export async function webhooks({ act, opened, offset, go }) {
  if (opened === true) {
    chosen.clear();
  }
  const known = await call("GET", "/webhooks?" + new URLSearchParams({ offset, limit: SIZE }));
  if (!known) {
    return null;
  }
  const shape = h("select", { name: "shape", "aria-label": "How parameters are carried", value: known.shape,
    onchange: (event) => {
    settle(event.target.form);
    act("POST", "/webhooks/shape", { shape: event.target.value });
  } },
  h("option", { value: "FORM" }, "as form fields"), h("option", { value: "QUERY" }, "in the query"));
  const again = (numbers, times) => numbers.length > 0
    && act("POST", "/webhooks/send-again", { attempts: numbers, times }, "Sent again");
  const inOrder = () => [...chosen].sort((one, other) => one - other);
  return [
    h("h2", {}, "Who is told"),
    known.webhooks.length === 0 ? h("p", { class: "note" }, "Nobody yet.")
      : h("ul", { class: "items", key: "hooks" }, known.webhooks.map((one) => h("li", { key: one.kind + " " + one.url },
        h("span", { class: "grow" }, h("b", {}, one.kind.toLowerCase()), h("small", {}, one.url)),
        button("Remove", () => act("DELETE", "/webhooks?" + new URLSearchParams({ kind: one.kind, url: one.url })), "quiet")))),
    h("form", { class: "form", id: "add-webhook", onsubmit: async (event) => {
      event.preventDefault();
      const { kind, url } = event.target.elements;
      if (await act("POST", "/webhooks", { kind: kind.value, url: url.value }, "Set")) {
        url.value = "";
      }
    } }, h("label", { class: "wide" }, "Tells of", h("select", { name: "kind" }, h("option", { value: "MESSAGE" }, "Messages that come in"),
      h("option", { value: "DELIVERY" }, "Status of sent SMS"), h("option", { value: "BALANCE" }, "Low balance"))),
    h("label", { class: "wide" }, "URL on this machine",
      h("input", { name: "url", placeholder: "http://localhost:8080/…?token=…", autocomplete: "off", spellcheck: "false" })),
    h("button", { class: "button primary", type: "submit" }, "Tell it"), h("label", {}, "", shape)),
    h("h2", {}, "Attempts"),
    known.count === 0 ? h("p", { class: "note" }, "Nothing was told yet.") : [
      h("div", { class: "actions", key: "again" }, button("Send again", () => again(inOrder(), 1)),
        button("Send twice", () => again(inOrder(), 2)), button("In reverse order", () => again(inOrder().reverse(), 1))),
      h("ul", { class: "items", key: "attempts" }, known.attempts.map((one) => h("li", { key: String(one.number) },
        h("input", { type: "checkbox", "aria-label": "Choose attempt " + one.number, checked: chosen.has(one.number),
          onchange: (event) => (event.target.checked ? chosen.add(one.number) : chosen.delete(one.number)) }),
        h("details", { class: "grow" },
          h("summary", {}, "#" + one.number + " " + one.kind.toLowerCase() + " · " + time(one.at) + " "),
          h("pre", { dir: "auto" }, Object.entries(one.parameters).map(([name, value]) => name + "=" + value).join("\n")),
          h("p", { class: "note" }, one.url), h("pre", { dir: "auto" }, one.answer || "(no body)")),
        h("span", { class: "state " + (one.acknowledged ? "good" : "bad") }, one.status || "none")))),
      pager("attempts", known.count, offset, SIZE, go),
    ],
  ];
}
