// Buttons, selects and the fields of a form.
import { text } from "./markdown.js";

const BUTTON = 2, STRING_SELECT = 3, TEXT_INPUT = 4, CHANNEL_SELECT = 8, LABEL = 18;

export function drawRow(component, { channels, act }) {
  const row = document.createElement("div");
  row.className = "row";
  for (const one of component.components ?? []) {
    if (one.type === BUTTON) row.append(drawButton(one, act));
    else if (one.type === STRING_SELECT || one.type === CHANNEL_SELECT) {
      row.append(drawSelect(one, offered(one, channels), (values) => act(one, values)));
    }
  }
  return row;
}

function drawButton(button, act) {
  if (button.url) {
    const link = text("a", button.label ?? "Open", "button link");
    return Object.assign(link, { href: button.url, target: "_blank", rel: "noreferrer noopener" });
  }
  const label = [button.emoji?.name, button.label].filter(Boolean).join(" ");
  const node = text("button", label, `button s${button.style}`);
  node.type = "button";
  node.disabled = Boolean(button.disabled);
  node.onclick = () => act(button);
  return node;
}

// What can be picked: {label, value, description, chosen}.
function offered(select, channels) {
  if (select.type === STRING_SELECT) {
    return select.options.map((o) => ({ ...o, chosen: Boolean(o.default) }));
  }
  const chosen = (select.default_values ?? []).map((v) => v.id);
  return channels
    .filter((c) => !select.channel_types?.length || select.channel_types.includes(c.type))
    .map((c) => ({ label: "#" + c.name, value: c.id, chosen: chosen.includes(c.id) }));
}

// As in Discord: what was picked is sent when the list is closed.
function drawSelect(select, options, pick) {
  const single = (select.max_values ?? 1) === 1;
  const list = document.createElement("details");
  list.className = "select";
  const chosen = options.filter((o) => o.chosen).map((o) => o.label);
  list.append(text("summary", chosen.join(", ") || select.placeholder || "…", chosen.length ? "" : "empty"));
  const boxes = options.map((o) => drawOption(o, single ? "radio" : "checkbox", select.custom_id));
  list.append(...boxes.map((b) => b.label));
  const values = () => boxes.filter((b) => b.box.checked).map((b) => b.box.value);
  const before = values().join();
  list.ontoggle = () => { if (!list.open && values().join() !== before) pick(values()); };
  if (!single) return list;
  for (const { box } of boxes) {
    box.onclick = () => {
      if (before === box.value && (select.min_values ?? 1) === 0) box.checked = false; // taken back
      list.open = false;
    };
  }
  return list;
}

function drawOption(option, type, name) {
  const box = Object.assign(document.createElement("input"), {
    type, name, value: option.value, checked: option.chosen,
  });
  const label = document.createElement("label");
  label.append(box, text("span", option.label));
  if (option.description) label.append(text("span", option.description, "what"));
  return { box, label };
}

// Opens the form; gives back its values by custom id, or null where it was closed.
export function fillIn(dialog, modal) {
  const fields = [];
  const form = document.createElement("form");
  form.method = "dialog";
  form.append(text("h3", modal.title));
  for (const holder of modal.components) {
    const inner = holder.type === LABEL ? holder.component : holder.components?.[0];
    if (!inner) continue;
    const label = document.createElement("label");
    label.append(text("span", holder.label ?? inner.label ?? ""));
    if (holder.description) label.append(text("span", holder.description, "what"));
    const field = inner.type === TEXT_INPUT ? input(inner) : choice(inner);
    label.append(field.node);
    fields.push({ id: inner.custom_id, value: field.value });
    form.append(label);
  }
  form.append(text("button", "Submit", "button s1"));
  dialog.replaceChildren(form);
  dialog.returnValue = "";
  form.lastChild.value = "sent";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue !== "sent" ? null
      : Object.fromEntries(fields.map((f) => [f.id, f.value()])));
  });
}

function input(field) {
  const node = document.createElement(field.style === 2 ? "textarea" : "input");
  node.value = field.value ?? "";
  node.placeholder = field.placeholder ?? "";
  node.required = field.required ?? true;
  if (field.max_length) node.maxLength = field.max_length;
  return { node, value: () => node.value };
}

function choice(field) {
  const node = document.createElement("select");
  node.multiple = (field.max_values ?? 1) > 1;
  node.append(...(field.options ?? []).map((o) => new Option(o.label, o.value, false, Boolean(o.default))));
  return { node, value: () => [...node.selectedOptions].map((o) => o.value) };
}
