// The part of Discord's markdown that bots use, as safe DOM nodes: nothing is ever set as HTML.
const RULES = [
  [/^\\([^\sA-Za-z0-9])/, (m) => document.createTextNode(m[1])],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (m) => wrap("strong", m[1])],
  [/^__([\s\S]+?)__/, (m) => wrap("u", m[1])],
  [/^~~([\s\S]+?)~~/, (m) => wrap("s", m[1])],
  [/^\*([^\s*][\s\S]*?)\*/, (m) => wrap("em", m[1])],
  [/^_([^\s_][\s\S]*?)_(?![A-Za-z0-9])/, (m) => wrap("em", m[1])],
  [/^`([^`]+)`/, (m) => text("code", m[1])],
  [/^\[((?:\\.|[^\]])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, (m) => link(m[2], m[1])],
  [/^<t:(\d+)(?::([tTdDfFR]))?>/, (m) => stamp(Number(m[1]), m[2])],
  [/^<#(\d+)>/, (m) => text("span", "#" + (names.channel(m[1]) ?? "unknown"))],
  [/^<@!?(\d+)>/, (m) => text("span", "@" + (names.user(m[1]) ?? "unknown"))],
  [/^<\/([^:>]+):\d+>/, (m) => text("code", "/" + m[1])],
  [/^https?:\/\/[^\s<>]+/, (m) => link(m[0], m[0])],
  [/^[^\\*_~`[<h]+|^[\s\S]/, (m) => document.createTextNode(m[0])],
];

export const names = { channel: () => undefined, user: () => undefined, locale: "en-US" };

export function markdown(source, into = document.createDocumentFragment()) {
  // Subtext is a matter of whole lines; all other formatting stands within the text.
  for (const piece of String(source ?? "").split(/^(-# .*)$/m)) {
    if (piece.startsWith("-# ")) into.append(inline(piece.slice(3), document.createElement("small")));
    else inline(piece, into);
  }
  return into;
}

function inline(source, into) {
  for (let rest = source; rest; ) {
    const [found, make] = RULES.map(([rule, make]) => [rule.exec(rest), make]).find(([m]) => m);
    into.append(make(found));
    rest = rest.slice(found[0].length);
  }
  return into;
}

export function text(tag, content, className) {
  const node = document.createElement(tag);
  node.textContent = content;
  if (className) node.className = className;
  return node;
}

function wrap(tag, inner) {
  return markdown(inner, document.createElement(tag));
}

function link(url, label) {
  const node = markdown(label === url ? "" : label, document.createElement("a"));
  if (label === url) node.textContent = url;
  Object.assign(node, { href: url, target: "_blank", rel: "noreferrer noopener" });
  return node;
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

// By the clock and in the language of who looks, as in Discord.
function stamp(seconds, style) {
  const when = new Date(seconds * 1000);
  const node = document.createElement("time");
  node.dateTime = when.toISOString();
  node.textContent = style === "R" ? relative(when) : new Intl.DateTimeFormat(names.locale, STYLES[style] ?? STYLES.f).format(when);
  return node;
}

function relative(when) {
  const seconds = Math.round((when - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat(names.locale, { numeric: "auto" });
  if (Math.abs(seconds) < 60) return format.format(seconds, "second");
  if (Math.abs(seconds) < 3600) return format.format(Math.round(seconds / 60), "minute");
  if (Math.abs(seconds) < 86400) return format.format(Math.round(seconds / 3600), "hour");
  return format.format(Math.round(seconds / 86400), "day");
}
