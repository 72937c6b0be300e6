import { h } from "./dom.js";
import { call, time } from "./api.js";

const chosen = new Set();

export async function webhooks({ act, opened }) {
  if (opened) {
    chosen.clear();
  }
  const known = await call("GET", "/webhooks?limit=50");
  if (!known) {
    return null;
  }
  const kind = h("select", { name: "kind" }, h("option", { value: "MESSAGE" }, "Messages that come in"),
    h("option", { value: "DELIVERY" }, "Status of sent SMS"), h("option", { value: "BALANCE" }, "Low balance"));
  const url = h("input", { name: "url", placeholder: "http://localhost:8080/…?token=…", autocomplete: "off", spellcheck: "false" });
  const shape = h("select", { name: "shape", "aria-label": "How parameters are carried", onchange: (event) => {
    const value = event.target.value;
    event.target.blur();
    act("POST", "/webhooks/shape", { shape: value });
  } }, h("option", { value: "FORM" }, "as form fields"), h("option", { value: "QUERY" }, "in the query"));
  shape.value = known.shape;
  const again = (numbers, times) => numbers.length > 0
    && act("POST", "/webhooks/send-again", { attempts: numbers, times }, "Sent again");
  const inOrder = () => [...chosen].sort((one, other) => one - other);
  return [
    h("h2", {}, "Who is told"),
    known.webhooks.length === 0 ? h("p", { class: "note" }, "Nobody yet.")
      : h("ul", { class: "items" }, known.webhooks.map((one) => h("li", {},
        h("span", { class: "grow" }, h("b", {}, one.kind.toLowerCase()), h("small", {}, one.url)),
        h("button", { type: "button", class: "button quiet", onclick: () =>
          act("DELETE", "/webhooks?" + new URLSearchParams({ kind: one.kind, url: one.url })) }, "Remove")))),
    h("form", { class: "form", onsubmit: async (event) => {
      event.preventDefault();
      const body = { kind: kind.value, url: url.value };
      document.activeElement.blur();
      await act("POST", "/webhooks", body, "Set");
    } }, h("label", { class: "wide" }, "Tells of", kind), h("label", { class: "wide" }, "URL on this machine", url),
    h("button", { class: "button primary", type: "submit" }, "Tell it"), h("label", {}, "", shape)),
    h("h2", {}, "Attempts"),
    known.attempts.length === 0 ? h("p", { class: "note" }, "Nothing was told yet.") : [
      h("div", { class: "actions" },
        h("button", { type: "button", class: "button", onclick: () => again(inOrder(), 1) }, "Send again"),
        h("button", { type: "button", class: "button", onclick: () => again(inOrder(), 2) }, "Send twice"),
        h("button", { type: "button", class: "button", onclick: () => again(inOrder().reverse(), 1) }, "In reverse order")),
      h("ul", { class: "items" }, known.attempts.map((one) => {
        const box = h("input", { type: "checkbox", "aria-label": "Choose attempt " + one.number, checked: chosen.has(one.number),
          onchange: (event) => (event.target.checked ? chosen.add(one.number) : chosen.delete(one.number)) && event.target.blur() });
        return h("li", {}, box, h("details", { class: "grow" },
          h("summary", {}, "#" + one.number + " " + one.kind.toLowerCase() + " · " + time(one.at) + " "),
          h("pre", { dir: "auto" }, Object.entries(one.parameters).map(([name, value]) => name + "=" + value).join("\n")),
          h("p", { class: "note" }, one.url), h("pre", { dir: "auto" }, one.answer || "(no body)")),
        h("span", { class: "state " + (one.acknowledged ? "good" : "bad") }, one.status || "none"));
      })),
    ],
  ];
}
