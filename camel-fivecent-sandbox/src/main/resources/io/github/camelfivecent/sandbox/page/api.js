import { toast } from "./dom.js";

/** What all parts of the page know. */
export const state = { account: "", overview: null, selection: null, message: null, search: "", phonesFrom: 0, mailboxesFrom: 0 };

function address(path) {
  const url = new URL("api" + path, location.origin + "/sandbox/");
  if (state.account) {
    url.searchParams.set("account", state.account);
  }
  return url;
}

/** Calls the sandbox; null when that failed, which was said then. */
export async function call(method, path, body) {
  try {
    return await ask(method, path, body);
  } catch (error) {
    toast(error.message, true);
    return null;
  }
}

export async function ask(method, path, body) {
  const response = await fetch(address(path), {
    method,
    headers: method === "POST" ? { "Content-Type": "application/json" } : {},
    body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
  });
  const answer = await response.json();
  if (!response.ok) {
    const error = new Error(answer.error || "The sandbox answered with " + response.status);
    error.status = response.status;
    throw error;
  }
  return answer;
}

/** The lines that point an application at the sandbox, or nothing when it does not answer. */
export async function properties() {
  const status = await call("GET", "/status");
  return !status ? "" : ["smsBaseUrl", "emailBaseUrl", "keyId", "keySecret"]
    .map((name) => "camel.component.fivecent." + name + "=" + status[name]).join("\n");
}

/** Where the HTML of an email is. */
export const htmlOf = (id) => address("/emails/" + encodeURIComponent(id) + "/html").href;

export const time = (iso) => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
export const fullTime = (iso) => new Date(iso).toLocaleString();
export const day = (iso) => new Date(iso).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });

/** Today's by their time, others by their day. */
export function when(iso) {
  const then = new Date(iso);
  const now = new Date(state.overview?.now ?? Date.now());
  return then.toDateString() === now.toDateString()
    ? time(iso)
    : then.toLocaleDateString([], { day: "numeric", month: "short" });
}

export const plural = (count, one) => count.toLocaleString() + " " + one + (count === 1 ? "" : "s");

/** A number as people write it. */
export const phone = (local) => (/^0\d{9}$/.test(local) ? local.replace(/^(\d{4})(\d{3})/, "$1 $2 ") : local);
