import { repairLetters } from './repair-letters';

/** A field of a JSON object; undefined of what is none. Never one that it inherits. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** A text within JSON of Facebook or Instagram, by the names that lead to it, its letters repaired; empty where there is none. */
export function textIn(value: unknown, ...path: string[]): string {
  const found = path.reduce(fieldOf, value);
  return typeof found === 'string' ? repairLetters(found) : '';
}

/** A list within JSON; an object with one list stands for that list, as some exports have it. */
export function listIn(value: unknown, ...path: string[]): readonly unknown[] {
  const found = path.reduce(fieldOf, value);
  if (Array.isArray(found)) return found;
  if (path.length > 0 || typeof found !== 'object' || found === null) return [];
  return Object.values(found).find((one): one is unknown[] => Array.isArray(one)) ?? [];
}

/** A moment in seconds since 1970; null where there is none. */
export function momentIn(value: unknown, name: string): Date | null {
  const seconds = fieldOf(value, name);
  return typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1_000) : null;
}

/** Whether a name in an export is that of a picture, or of a moving one. */
export function mediaKind(uri: string): 'picture' | 'video' | null {
  if (/\.(?:jpe?g|png|webp|gif|avif|heic)(?:$|\?)/i.test(uri)) return 'picture';
  return /\.(?:mp4|mov|m4v|webm|3gp)(?:$|\?)/i.test(uri) ? 'video' : null;
}
