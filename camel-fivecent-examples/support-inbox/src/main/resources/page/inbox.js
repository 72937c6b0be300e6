// Text of customers gets in by textContent only; nothing here makes HTML of it.

const $ = (id) => document.getElementById(id);
const REFRESH_MS = 3000;
// Deliveries of what was sent within this time before the newest message are seen as they change.
const DELIVERY_SECONDS = 600;

let thread; // the open conversation
let conversations = new Map();
let next; // where the next page of conversations begins
let key = crypto.randomUUID(); // stands for one reply, however often it is sent

async function ask(path, options) {
  const answer = await fetch("api/conversations" + path, options);
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(text || "The inbox answered " + answer.status);
  }
  return JSON.parse(text);
}

let failed; // whose failure is shown: that of "somebody" or of a "refresh"

function say(text, failure) {
  failed = failure;
  $("state").className = failure ? "wrong" : "";
  $("state").textContent = text;
}

/** Puts items into a list in their order, and leaves elements where they are, so that focus and scrolling stay. */
function show(list, items, make, update) {
  const old = new Map([...list.children].map((element) => [element.dataset.id, element]));
  items.forEach((item, index) => {
    const element = old.get(item.id) ?? make(item);
    old.delete(item.id);
    element.dataset.id = item.id;
    update(element, item);
    if (list.children[index] !== element) {
      const focused = document.activeElement;
      list.insertBefore(element, list.children[index] ?? null);
      if (element.contains(focused)) {
        focused.focus();
      }
    }
  });
  old.forEach((element) => element.remove());
}

function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

const time = (seconds) => new Date(seconds * 1000).toLocaleString([], { dateStyle: "short", timeStyle: "short" });
const name = (conversation) => conversation.contact_name || "+" + conversation.remote_number;

// --- the list

function filter(before) {
  const query = new URLSearchParams({ q: $("q").value, unread: $("unread").checked });
  if (!$("q").value) query.delete("q");
  if (before) query.set("before", before);
  return "?" + query;
}

async function list() {
  const asked = filter();
  const page = await ask(asked);
  if (asked !== filter()) return; // the filter was changed meanwhile
  if (page.items.length === 0 || !page.next_page || conversations.size <= page.items.length) {
    conversations = new Map();
    next = page.next_page;
  }
  page.items.forEach((conversation) => conversations.set(conversation.id, conversation));
  showConversations();
}

async function more() {
  const page = await ask(filter(next));
  page.items.forEach((conversation) => conversations.set(conversation.id, conversation));
  next = page.next_page;
  showConversations();
}

function showConversations() {
  const sorted = [...conversations.values()].sort((a, b) => b.last_message_at - a.last_message_at);
  show($("conversations"), sorted, (conversation) => {
    const button = element("button", element("b"), element("time"));
    button.onclick = () => run(() => open(conversations.get(conversation.id)));
    return element("li", button);
  }, (item, conversation) => {
    const [button] = item.children;
    button.children[0].textContent = name(conversation) + (conversation.unread ? " (unread)" : "");
    button.children[1].textContent = time(conversation.last_message_at);
    button.setAttribute("aria-current", conversation.id === thread?.id);
  });
  $("more").hidden = !next;
}

// --- the conversation

async function open(conversation) {
  const page = await ask("/" + conversation.id);
  thread = { ...page.conversation, messages: new Map(), page };
  thread.start = Math.min(...page.messages.map((message) => message.timestamp));
  take(page.messages);
  conversations.set(thread.id, page.conversation);
  $("who").textContent = name(thread);
  $("reply").hidden = false;
  $("text").value = "";
  key = crypto.randomUUID();
  say("");
  showConversations();
  $("scroll").scrollTop = $("scroll").scrollHeight;
  $("text").focus();
}

function take(messages) {
  messages.forEach((message) => thread.messages.set(message.id, message));
  const sorted = [...thread.messages.values()].sort((a, b) => a.timestamp - b.timestamp);
  show($("messages"), sorted, (message) => {
    const item = element("li", element("p", message.message ?? ""), ...images(message), element("small"));
    item.className = message.type === "MO" ? "received" : "sent";
    return item;
  }, (item, message) => {
    item.lastChild.textContent = [time(message.timestamp), message.status_text].filter(Boolean).join(" · ");
  });
  $("older").hidden = !thread.page.has_more;
}

function images(message) {
  return (message.images ?? []).filter((address) => address.startsWith("https:")).map((address) => {
    const link = element("a", "image");
    Object.assign(link, { href: address, target: "_blank", rel: "noreferrer" });
    return link;
  });
}

/** Watermarks are whole seconds, so that the newest second is asked for again; what is there is replaced by its id. */
async function news() {
  const asked = thread;
  const newest = (type) => Math.max(asked.start, ...[...asked.messages.values()]
    .filter((message) => message.type === type && !message.scheduled).map((message) => message.timestamp));
  const page = await ask(`/${asked.id}/news?since_mo=${newest("MO") - 1}`
    + `&since_mt=${Math.max(asked.start, newest("MT") - DELIVERY_SECONDS) - 1}`);
  if (asked !== thread) return;
  const bottom = $("scroll").scrollHeight - $("scroll").scrollTop - $("scroll").clientHeight < 40;
  take(page.messages);
  if (bottom) $("scroll").scrollTop = $("scroll").scrollHeight;
}

async function older() {
  const asked = thread;
  const page = await ask(`/${asked.id}/older?before_mo=${asked.page.oldest_mo_ts}&before_mt=${asked.page.oldest_mt_ts}`);
  if (asked !== thread) return;
  const fromBottom = $("scroll").scrollHeight - $("scroll").scrollTop;
  asked.page = page;
  take(page.messages);
  $("scroll").scrollTop = $("scroll").scrollHeight - fromBottom;
}

async function reply() {
  const button = $("reply").querySelector("button");
  button.disabled = true;
  try {
    const sent = await ask(`/${thread.remote_number}/replies`, {
      method: "POST",
      headers: { "Content-Type": "text/plain; charset=utf-8", "Idempotency-Key": key },
      body: $("text").value,
    });
    say(sent.segments === 1 ? "Sent" : `Sent in ${sent.segments} segments`);
    $("text").value = "";
    key = crypto.randomUUID();
    await news();
  } finally {
    button.disabled = false;
    $("text").focus();
  }
}

// --- what happens

/** Tells what went wrong, and that it goes on again. */
async function run(action, by = "somebody") {
  // Why something that somebody asked for was not done stays in sight until they do something else.
  const mayChange = () => by === "somebody" || failed !== "somebody";
  try {
    await action();
    if (failed && mayChange()) say("");
  } catch (error) {
    if (mayChange()) say(error.message, by);
  }
}

async function refresh() {
  // A poll marks what it gives as read: only while somebody looks.
  if (!document.hidden) {
    await run(async () => {
      await list();
      if (thread) await news();
    }, "refresh");
  }
  setTimeout(refresh, REFRESH_MS);
}

$("filter").onsubmit = (event) => event.preventDefault();
$("filter").oninput = () => {
  conversations = new Map();
  run(list);
};
$("more").onclick = () => run(more);
$("older").onclick = () => run(older);
// Another text is another reply.
$("text").oninput = () => { key = crypto.randomUUID(); };
$("text").onkeydown = (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("reply").requestSubmit();
};
$("reply").onsubmit = (event) => {
  event.preventDefault();
  if (!$("reply").querySelector("button").disabled) run(reply);
};
$("conversations").onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const buttons = [...$("conversations").querySelectorAll("button")];
  const other = buttons[buttons.indexOf(document.activeElement) + step];
  if (step && other) {
    event.preventDefault();
    other.focus();
  }
};
refresh();
