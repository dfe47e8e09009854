import { invalidRequest } from './errors';
import type { Raw, RawObject } from './form';
import { isRecord } from './values';

const DEPTH_MAX = 12;

/**
 * The second version of the API takes JSON. The readers of parameters take text, as a form carries it, so every value
 * becomes its text; null unsets, as the empty text does.
 */
export function parseJsonBody(text: string): RawObject {
  if (text.trim() === '') return Object.create(null);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidRequest('The request body is not valid JSON.');
  }
  if (!isRecord(value)) throw invalidRequest('The request body must be a JSON object.');
  return objectOf(value, 0);
}

function objectOf(value: Record<string, unknown>, depth: number): RawObject {
  if (depth > DEPTH_MAX) throw invalidRequest('The request body is nested too deeply.');
  const object: RawObject = Object.create(null);
  for (const [key, inner] of Object.entries(value)) object[key] = rawOf(inner, depth + 1);
  return object;
}

function rawOf(value: unknown, depth: number): Raw {
  if (Array.isArray(value)) return value.map((item) => rawOf(item, depth + 1));
  if (isRecord(value)) return objectOf(value, depth);
  return value === null ? '' : String(value);
}
