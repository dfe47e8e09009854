'use server';

/** An action that does nothing: what a tap costs before anybody buys. */
export async function nothing(_previous, form) {
  return { ok: true, value: String(form.get('key') ?? '').length };
}
