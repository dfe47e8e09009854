import { invalidRequest } from './errors';

export type Raw = string | Raw[] | RawObject;
export interface RawObject {
  [key: string]: Raw;
}

const PAIRS_MAX = 1000;
const DEPTH_MAX = 8;

function pathOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open < 1) return [key];
  const rest = key.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(rest)) return [key];
  return [key.slice(0, open), ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '')];
}

function isObject(value: Raw | undefined): value is RawObject {
  return typeof value === 'object' && !Array.isArray(value);
}

/** `a[b]`, `list[0]` and `list[]`, as the SDK writes them. Objects have no prototype: `__proto__` is a plain key. */
export function parseForm(text: string): RawObject {
  const root: RawObject = Object.create(null);
  let pairs = 0;
  for (const [key, value] of new URLSearchParams(text)) {
    pairs += 1;
    if (pairs > PAIRS_MAX) throw invalidRequest('Too many parameters.');
    put(root, pathOf(key), value);
  }
  return listsOf(root);
}

function put(root: RawObject, path: string[], value: string): void {
  if (path.length > DEPTH_MAX) throw invalidRequest(`Parameter nested too deeply: ${path[0]}`);
  let place = root;
  for (const step of path.slice(0, -1)) {
    const known = place[step];
    if (isObject(known)) {
      place = known;
    } else {
      const fresh: RawObject = Object.create(null);
      place[step] = fresh;
      place = fresh;
    }
  }
  const last = path.at(-1) ?? '';
  place[last === '' ? String(Object.keys(place).length) : last] = value;
}

function listsOf(object: RawObject): RawObject {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) object[key] = asList(listsOf(value));
  }
  return object;
}

function asList(object: RawObject): Raw {
  const keys = Object.keys(object);
  if (keys.length === 0 || !keys.every((key) => /^\d{1,4}$/.test(key))) return object;
  return keys.sort((left, right) => Number(left) - Number(right)).map((key) => object[key] ?? '');
}
