import { $, h, mark, patch, tabs, toast } from "./dom.js";
import { call, state } from "./api.js";
import { refreshSelection } from "./thread.js";
import { message } from "./message.js";
import { requests } from "./requests.js";
import { account, clock, optOuts, scheduled } from "./account.js";
import { faults } from "./faults.js";
import { webhooks } from "./webhooks.js";

const PANELS = { message: ["Message", message], requests: ["Requests", requests], scheduled: ["Scheduled", scheduled],
  optouts: ["Opt-outs", optOuts], faults: ["Faults", faults], clock: ["Clock", clock], webhooks: ["Webhooks", webhooks],
  account: ["Account", account] };

let current = "message";
let poll;
let select;
// of the list of a panel the position of the first that is shown
let offset = 0;
let asked = 0;
let shown = 0;

export function setUpPanels(pollNow, selectOne) {
  poll = pollNow;
  select = selectOne;
  const strip = $("panel-tabs");
  patch(strip, Object.entries(PANELS).map(([name, [title]]) =>
    h("button", { type: "button", role: "tab", id: "panel-" + name, "aria-controls": "panel-body" }, title)));
  tabs(strip, (tab) => openPanel(tab.id.slice("panel-".length)));
  openPanel();
}

/** Opens a panel, or the one that is open anew. */
export function openPanel(name = current) {
  current = name;
  offset = 0;
  mark($("panel-tabs"), $("panel-" + name));
  $("panel-body").setAttribute("aria-labelledby", "panel-" + name);
  return render(true);
}

/** Shows what changed, in the account or only among the requests. */
export function refreshPanel(changed, requested) {
  badge("scheduled", state.overview.scheduledCount);
  badge("optouts", state.overview.account.optOuts);
  badge("faults", state.overview.armed.length, true);
  if (changed || (requested && current === "requests")) {
    render(false);
  }
}

function badge(name, count, bad) {
  patch($("panel-" + name), PANELS[name][0], count > 0
    && h("span", { class: bad ? "badge bad" : "badge" }, count > 999 ? "999+" : count));
}

/** Shows the panel: `true` when it was opened, `"page"` when another part of it is to be seen from its top. */
async function render(opened) {
  const name = current;
  const mine = ++asked;
  const start = offset;
  const go = (to) => {
    offset = to;
    return render("page");
  };
  const content = await PANELS[name][1]({ opened, act, select, openMessage, again: render, offset, go });
  if (content && name === current && start === offset && mine > shown) {
    shown = mine;
    const body = $("panel-body");
    patch(body, h("div", { key: name }, content));
    if (opened) {
      body.scrollTop = 0;
    }
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
