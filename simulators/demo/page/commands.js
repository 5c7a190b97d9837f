// Slash commands as they are typed: "/player add riot_id:Quiet Otter#EUW region:EUW".

const CHANNEL = 7, SUBCOMMAND = 1, GROUP = 2, INTEGER = 4, BOOLEAN = 5;

// Every command that can be sent, subcommands spelled out and described in this language:
// {path, description, options}.
export function leaves(commands, locale) {
  const found = [];
  const inLocale = (node) => ({
    ...node,
    description: node.description_localizations?.[locale] ?? node.description,
    choices: node.choices?.map((c) => ({ ...c, name: c.name_localizations?.[locale] ?? c.name })),
  });
  const walk = (path, node) => {
    const nested = (node.options ?? []).filter((o) => o.type === SUBCOMMAND || o.type === GROUP);
    if (nested.length) nested.forEach((o) => walk([...path, o.name], o));
    else found.push({ path: path.join(" "), description: inLocale(node).description, options: (node.options ?? []).map(inLocale) });
  };
  commands.filter((c) => (c.type ?? 1) === 1).forEach((c) => walk([c.name], c));
  return found.sort((a, b) => a.path.localeCompare(b.path));
}

export function match(line, all) {
  const typed = line.replace(/^\//, "");
  return all
    .filter((leaf) => typed === leaf.path || typed.startsWith(leaf.path + " "))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

// The options given on a line: {values: {name: text}, last: name of the one being typed}.
export function given(line, leaf) {
  const rest = line.replace(/^\//, "").slice(leaf.path.length).trimStart();
  const names = leaf.options.map((o) => o.name);
  const values = {};
  let last = null;
  const pattern = new RegExp(`(?:^|\\s)(${names.join("|") || "$^"}):`, "g");
  const starts = [...rest.matchAll(pattern)];
  starts.forEach((start, i) => {
    const from = start.index + start[0].length;
    values[start[1]] = rest.slice(from, starts[i + 1]?.index ?? rest.length).trim();
    last = start[1];
  });
  // A command whose first option is left unnamed: what was typed is its value.
  if (!starts.length && rest && names.length) {
    values[names[0]] = rest.trim();
    last = names[0];
  }
  return { values, last };
}

// Values as Discord sends them: channels by id, numbers as numbers.
export function typed(values, leaf, channels) {
  const out = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === "") continue;
    const option = leaf.options.find((o) => o.name === name);
    if (option.type === CHANNEL) {
      const plain = value.replace(/^#|[<#>]/g, "");
      out[name] = channels.find((c) => c.name === plain || c.id === plain)?.id ?? plain;
    } else if (option.type === INTEGER || option.type === 10) out[name] = Number(value);
    else if (option.type === BOOLEAN) out[name] = /^true$/i.test(value);
    else out[name] = option.choices?.find((c) => c.name === value)?.value ?? value;
  }
  return out;
}

// What Discord would not let be sent, as a sentence; undefined where all is well.
export function wrong(values, leaf, channels) {
  for (const option of leaf.options) {
    const value = values[option.name];
    if (!value) continue;
    if (option.choices && !option.choices.some((c) => c.name === value)) {
      return `${option.name} is one of ${option.choices.map((c) => c.name).join(", ")}.`;
    }
    if (option.type === INTEGER && !/^\s*-?\d+\s*$/.test(value)) return `${option.name} is a whole number.`;
    if (option.type === BOOLEAN && !/^(true|false)$/i.test(value)) return `${option.name} is True or False.`;
    if (option.type === CHANNEL && !channels.some((c) => [c.name, c.id].includes(value.replace(/^#|[<#>]/g, "")))) {
      return `There is no channel “${value}” here.`;
    }
  }
}

export function missing(values, leaf) {
  return leaf.options.filter((o) => o.required && !values[o.name]).map((o) => o.name);
}
