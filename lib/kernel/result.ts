/**
 * The answer of every verb: a value, or a refusal that names its reason.
 *
 * Refusals are expected outcomes (sold out, wrong password) and travel as codes that the form
 * translates; a broken invariant is a bug and throws instead.
 */
export type Result<Value, Code extends string> = { ok: true; value: Value } | Refusal<Code>;

/** A refusal: its code, and the input field to point at when one field is to blame. */
export type Refusal<Code extends string> = { ok: false; code: Code; field?: string };

/** Wraps a value as success. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Makes a refusal; `field` is the name of the form field the message belongs beside. */
export function refuse<Code extends string>(code: Code, field?: string): Refusal<Code> {
  return field === undefined ? { ok: false, code } : { ok: false, code, field };
}
