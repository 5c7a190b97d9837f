// One Discord message as Discord would draw it.
import { drawRow } from "./components.js";
import { markdown, names, text } from "./markdown.js";

export function drawMessage(message, { act, channels, ephemeral = false, prefix = "" } = {}) {
  const row = document.createElement("li");
  row.className = ephemeral ? "message ephemeral" : "message";
  row.dataset.id = message.id;
  const name = message.author?.global_name || message.author?.username || "bot";
  const body = document.createElement("div");
  body.append(head(message, name, ephemeral));
  if (prefix) body.append(text("div", prefix, "aside"));
  const loading = (message.flags & 128) !== 0 && !message.content && !message.embeds?.length;
  if (loading) body.append(text("div", "thinking…", "content"));
  if (message.content) {
    const content = document.createElement("div");
    content.className = "content";
    body.append(markdown(message.content, content));
  }
  for (const embed of message.embeds ?? []) body.append(drawEmbed(embed));
  for (const attachment of message.attachments ?? []) body.append(drawAttachment(attachment));
  for (const component of message.components ?? []) {
    body.append(drawRow(component, { channels, act: (pressed, values) => act?.(message, pressed, values) }));
  }
  if (ephemeral) body.append(text("div", "Only you can see this", "aside"));
  row.append(text("div", name.slice(0, 1).toUpperCase(), "avatar"), body);
  return row;
}

function head(message, name, ephemeral) {
  const line = document.createElement("div");
  line.append(text("span", name, "author"));
  if (message.author?.bot) line.append(text("span", "APP", "tag"));
  const when = new Date(message.timestamp || Date.now());
  line.append(text("time", when.toLocaleTimeString(names.locale), "when"));
  // Filling in a deferred answer is an edit on the wire, which Discord does not show as one.
  if (message.edited_timestamp && !message.interaction_metadata && !ephemeral) line.append(text("span", "(edited)", "small"));
  return line;
}

function drawEmbed(embed) {
  const card = document.createElement("article");
  card.className = "embed";
  if (embed.color) card.style.borderLeftColor = "#" + embed.color.toString(16).padStart(6, "0");
  const body = document.createElement("div");
  body.className = "body";
  if (embed.author?.name) body.append(text("div", embed.author.name, "author-line"));
  if (embed.title) body.append(title(embed));
  if (embed.description) body.append(block("div", embed.description, "description"));
  if (embed.fields?.length) body.append(fields(embed.fields));
  card.append(body);
  if (embed.thumbnail?.url) card.append(picture(embed.thumbnail.url, "thumb"));
  if (embed.image?.url) card.append(picture(embed.image.url, "big"));
  const parts = [embed.footer?.text, embed.timestamp && new Date(embed.timestamp).toLocaleString(names.locale)];
  if (parts.some(Boolean)) card.append(text("footer", parts.filter(Boolean).join(" • ")));
  return card;
}

function title(embed) {
  const line = block("div", embed.title, "title");
  if (!embed.url) return line;
  const link = document.createElement("a");
  Object.assign(link, { href: embed.url, target: "_blank", rel: "noreferrer noopener" });
  link.append(line);
  return link;
}

function fields(list) {
  const grid = document.createElement("div");
  grid.className = "fields";
  for (const row of inRows(list)) {
    for (const field of row) {
      const cell = document.createElement("div");
      cell.className = `field of${row.length}`;
      cell.append(block("b", field.name), block("span", field.value));
      grid.append(cell);
    }
  }
  return grid;
}

// Up to three inline fields beside each other share the width; one by itself has all of it.
function inRows(list) {
  const rows = [];
  for (const field of list) {
    const last = rows.at(-1);
    if (field.inline && last?.[0].inline && last.length < 3) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function block(tag, source, className = "") {
  const node = markdown(source, document.createElement(tag));
  node.className = className;
  return node;
}

function picture(url, className) {
  const image = document.createElement("img");
  image.className = className;
  image.alt = "";
  image.onerror = () => image.remove(); // icons come from the internet, which may be out of reach
  image.src = url;
  return image;
}

function drawAttachment(attachment) {
  if (!attachment.content_type?.startsWith("image/") && !/\.(png|jpe?g|webp)$/.test(attachment.filename)) {
    const file = text("a", `${attachment.filename} (${attachment.size} bytes)`, "file");
    Object.assign(file, { href: attachment.url, download: attachment.filename });
    return file;
  }
  const image = document.createElement("img");
  image.alt = attachment.description ?? attachment.filename;
  image.src = attachment.url;
  image.style.maxWidth = "min(520px, 100%)";
  return image;
}
