type Rule = { readonly allows: boolean; readonly pattern: string };

/** Lines of a file for robots that are looked at. */
const linesMax = 5_000;

/**
 * Whether a site's `robots.txt` lets a machine ask for a path (RFC 9309): the group that names us, else that for all; the longest rule
 * that fits holds, and of two as long the one that allows.
 */
export function mayAsk(robots: string, path: string, agent = 'souk'): boolean {
  const groups = groupsOf(robots);
  const named = groups.filter(({ agents }) => agents.some((one) => one !== '*' && agent.startsWith(one)));
  const meant = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const fitting = meant.flatMap(({ rules }) => rules).filter(({ pattern }) => fits(pattern, path));
  const [best] = fitting.sort(
    (one, other) => other.pattern.length - one.pattern.length || Number(other.allows) - Number(one.allows),
  );
  return best?.allows ?? true;
}

function groupsOf(robots: string): { agents: string[]; rules: Rule[] }[] {
  const groups: { agents: string[]; rules: Rule[] }[] = [];
  let isNaming = false;
  for (const line of robots.split(/\r?\n|\r/, linesMax)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const field = name.toLowerCase();
    if (field === 'user-agent') {
      if (!isNaming) groups.push({ agents: [], rules: [] });
      groups.at(-1)?.agents.push(value.trim().toLowerCase());
      isNaming = true;
    } else if (field === 'allow' || field === 'disallow') {
      isNaming = false;
      // To disallow nothing is to allow all.
      if (value.trim() !== '') groups.at(-1)?.rules.push({ allows: field === 'allow', pattern: value.trim() });
    }
  }
  return groups;
}

/** A rule fits the beginning of a path; `*` is anything, `$` at its end the end. Without a regular expression: the rule is a stranger's. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [place, part] of others.entries()) {
    const isLast = place === others.length - 1;
    const found = isLast && isWhole ? path.length - part.length : path.indexOf(part, at);
    if (found < at || !path.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return !isWhole || at === path.length;
}
