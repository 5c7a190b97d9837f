// The demo's page: the channels of the local Discord as people see them, and its slash commands.
import { given, leaves, match, missing, typed, wrong } from "./commands.js";
import { fillIn } from "./components.js";
import { names, text } from "./markdown.js";
import { drawMessage } from "./message.js";

const at = (id) => document.getElementById(id);
let state = { guilds: [], channels: [], users: [], commands: [], messages: {} };
let channelId = null;
const asides = new Map(); // answers that only the visitor sees, by message id
const drawn = new Map(); // rows by message id: one that did not change is not drawn (nor its icons fetched) again

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
  return answer.json();
};

const channel = () => state.channels.find((c) => c.id === channelId);
const nearby = () => state.channels.filter((c) => c.guild_id === channel()?.guild_id);
const where = () => ({ guild_id: channel()?.guild_id, channel_id: channelId, user_id: at("user").value });

async function refresh() {
  state = await (await fetch("/sim/state")).json();
  names.channel = (id) => state.channels.find((c) => c.id === id)?.name;
  names.user = (id) => state.users.find((u) => u.id === id)?.username;
  channelId ??= state.channels.find((c) => c.type === 0)?.id ?? null;
  drawSidebar();
  names.locale = state.users.find((u) => u.id === at("user").value)?.locale ?? "en-US";
  // A post that names a channel, a person or a time is drawn anew when those, or who looks, change.
  names.state = JSON.stringify([state.channels.map((c) => c.name), state.users.map((u) => u.username), names.locale]);
  drawChannel();
}

function drawSidebar() {
  const guild = state.guilds.find((g) => g.id === channel()?.guild_id) ?? state.guilds[0];
  at("guild").textContent = guild?.name ?? "";
  at("channels").replaceChildren(
    ...state.channels.filter((c) => c.type === 0).map((c) => {
      const button = text("button", c.name);
      button.type = "button";
      button.setAttribute("aria-current", String(c.id === channelId));
      button.onclick = () => { channelId = c.id; refresh(); };
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  const people = state.users.filter((u) => !u.bot && (guild?.members ?? [u.id]).includes(u.id));
  if ([...at("user").options].map((o) => o.value).join() !== people.map((u) => u.id).join()) {
    at("user").replaceChildren(...people.map((u) => new Option(u.global_name || u.username, u.id)));
    at("user").value = people.at(-1)?.id ?? ""; // the visitor came last
  }
  at("channel").textContent = channel()?.name ?? "";
}

function drawChannel() {
  const list = at("messages");
  const follow = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const shared = (state.messages[channelId] ?? []).filter((m) => !(m.flags & 64));
  const mine = [...asides.values()].filter((a) => a.channel === channelId);
  const rows = [
    ...shared.map((m) => ({ order: BigInt(m.id), row: () => drawOnce(m, { act: click, channels: nearby() }) })),
    ...mine.map((a) => ({
      order: BigInt(a.message.id),
      row: () => drawOnce(a.message, { act: click, channels: nearby(), ephemeral: true, prefix: a.line }),
    })),
  ].sort((a, b) => (a.order < b.order ? -1 : 1));
  const next = rows.map((r) => r.row());
  for (const row of [...list.children]) if (!next.includes(row)) row.remove();
  next.forEach((row, i) => { if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null); });
  if (follow) list.scrollTop = list.scrollHeight;
}

function drawOnce(message, options) {
  const key = JSON.stringify([message, options.prefix, names.state]);
  if (drawn.get(message.id)?.key !== key) drawn.set(message.id, { key, row: drawMessage(message, options) });
  return drawn.get(message.id).row;
}

async function show(reply, line) {
  for (const message of reply.messages ?? []) {
    if ((message.flags ?? 0) & 64) asides.set(message.id, { channel: channelId, message, line: line || asides.get(message.id)?.line });
  }
  await refresh();
  const values = reply.modal && await fillIn(at("form"), reply.modal);
  if (values) await show(await post("/sim/submit", { interaction_id: reply.interaction_id, values }), "");
}

async function click(message, pressed, values) {
  try {
    const asked = { ...where(), message_id: message.id, custom_id: pressed.custom_id, values };
    await show(await post("/sim/click", asked), "");
  } catch (error) {
    say(error.message);
  }
}

const say = (sentence) => { at("status").textContent = sentence; };

async function send(line) {
  const all = leaves(state.commands, names.locale);
  const leaf = match(line, all);
  if (!leaf) {
    const name = line.split(" ", 1)[0];
    return say(line.startsWith("/") && line !== "/" ? `There is no command ${name} that can be sent as it stands: type / to see them all.`
      : "Commands begin with a slash: type / to see them all.");
  }
  const { values } = given(line, leaf);
  const lacking = missing(values, leaf);
  if (lacking.length) return say(`/${leaf.path} needs ${lacking.join(" and ")}.`);
  const mistake = wrong(values, leaf, state.channels);
  if (mistake) return say(mistake);
  say(`/${leaf.path} …`);
  const reply = await post("/sim/slash", {
    ...where(), path: leaf.path, options: typed(values, leaf, state.channels),
  });
  at("command").value = "";
  say("Connected.");
  await show(reply, line);
}

// What could be typed next: commands, then options, then the bot's own suggestions.
async function suggestions(line) {
  if (!line.startsWith("/")) return [];
  const all = leaves(state.commands, names.locale);
  const leaf = match(line, all);
  if (!leaf) {
    return all.filter((l) => ("/" + l.path).startsWith(line))
      .map((l) => ({ fill: `/${l.path} `, label: "/" + l.path, what: l.description }));
  }
  const { values, last } = given(line, leaf);
  const option = leaf.options.find((o) => o.name === last);
  const open = leaf.options.filter((o) => !(o.name in values))
    .map((o) => ({ fill: `${line.trimEnd()} ${o.name}:`, label: `${o.name}:`, what: o.description }));
  if (!option) return open;
  const head = line.slice(0, line.lastIndexOf(values[last]) || undefined);
  const pick = (c) => ({ fill: values[last] ? head + c.name : line + c.name, label: c.name });
  if (option.type === 5) return ["True", "False"].map((name) => pick({ name }));
  if (option.choices) {
    return option.choices.filter((c) => c.name.toLowerCase().startsWith(values[last].toLowerCase())).map(pick);
  }
  if (option.type === 7) return state.channels.filter((c) => c.name.startsWith(values[last])).map(pick);
  if (!option.autocomplete) return open;
  const reply = await post("/sim/autocomplete", {
    ...where(), path: leaf.path, options: typed(values, leaf, state.channels), focused: last,
  });
  return (reply.choices ?? []).map(pick);
}

let asked = 0;
async function suggest() {
  const turn = ++asked;
  const input = at("command");
  const found = await suggestions(input.value).catch(() => []);
  if (turn !== asked) return;
  at("suggestions").hidden = !found.length;
  at("suggestions").replaceChildren(...found.map((s) => {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.append(text("span", s.label), text("span", s.what ?? "", "what"));
    item.onmousedown = (event) => { event.preventDefault(); input.value = s.fill; suggest(); };
    return item;
  }));
}

at("command").addEventListener("input", suggest);
at("command").addEventListener("focus", suggest);
at("command").addEventListener("blur", () => { at("suggestions").hidden = true; });
at("command").addEventListener("keydown", (event) => {
  const first = at("suggestions").firstElementChild;
  if (event.key === "Tab" && first && !at("suggestions").hidden) {
    event.preventDefault();
    first.onmousedown(event);
  }
});
at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  at("suggestions").hidden = true;
  send(at("command").value.trim()).catch((error) => say(error.message));
});

at("user").addEventListener("change", refresh);
at("theme").addEventListener("change", (event) => { document.documentElement.dataset.theme = event.target.value; });

await refresh().catch((error) => say(error.message));

let pending = null;
const soon = () => { pending ??= setTimeout(() => { pending = null; refresh().catch((error) => say(error.message)); }, 50); };
const events = new EventSource("/sim/events");
events.onopen = () => { say("Connected."); soon(); };
events.onerror = () => say("The demo has ended, or is not reachable. Start it again with: make demo");
for (const kind of ["message", "message_create", "message_update", "message_delete", "commands_synced"]) {
  events.addEventListener(kind, soon);
}
// An answer that was put off is filled in later: what this visitor sees of it changes then.
events.addEventListener("interaction_reply", (event) => {
  for (const message of JSON.parse(event.data).messages) {
    const aside = asides.get(message.id);
    if (aside) asides.set(message.id, { ...aside, message });
  }
  soon();
});
