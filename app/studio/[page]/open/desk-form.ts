/** The fields of one card as a form of their own; null when nothing in it differs from what was last sent. */
export function cardData(form: HTMLFormElement, pageId: string, draftId: string): FormData | null {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (name.startsWith(`drafts.${draftId}.`)) data.set(name, value);
  const text = JSON.stringify([...data]);
  const card = form.querySelector<HTMLElement>(`[data-draft="${draftId}"]`);
  if (!card || (card.dataset.sent ?? unchanged(card)) === text) return null;
  card.dataset.sent = text;
  data.set('page', pageId);
  data.set('intent', 'save');
  return data;
}

/** What the card would send if nobody had touched it. */
function unchanged(card: HTMLElement): string {
  const fields = card.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name^="drafts."]');
  return JSON.stringify(
    [...fields].map((field) => [
      field.name,
      field instanceof HTMLSelectElement
        ? [...field.options].find((option) => option.defaultSelected)?.value
        : field.defaultValue,
    ]),
  );
}

/** How many cards are ready to be published (of the ticked ones when some are), how many of these have no picture, and how many are ticked. */
export type Look = { readonly ready: number; readonly bare: number; readonly chosen: number };

/** Counts the cards as they stand in the form now. */
export function lookAt(form: HTMLFormElement): Look {
  const data = new FormData(form);
  const chosen = data.getAll('chosen[]').map(String);
  const ids = [...form.querySelectorAll<HTMLElement>('[data-draft]')].map((card) => card.dataset.draft ?? '');
  const meant = chosen.length > 0 ? chosen : ids;
  const filled = (id: string, name: string) => String(data.get(`drafts.${id}.${name}`) ?? '').trim() !== '';
  const ready = meant.filter((id) => filled(id, 'title') && filled(id, 'price'));
  const bare = new Set(
    [...form.querySelectorAll<HTMLElement>('[data-draft]:not(:has(img))')].map((card) => card.dataset.draft ?? ''),
  );
  return { ready: ready.length, bare: ready.filter((id) => bare.has(id)).length, chosen: chosen.length };
}

/** Takes the hand to the first field with a fault. */
export function focusFault(form: HTMLFormElement | null, errors: Readonly<Record<string, string>>): void {
  const [first] = Object.keys(errors);
  if (first) requestAnimationFrame(() => form?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus());
}

/** A card whose saving failed is sent again the next time it is left, changed or not. */
export function forgetSent(form: HTMLFormElement | null, draftId: string): void {
  const card = form?.querySelector<HTMLElement>(`[data-draft="${draftId}"]`);
  if (card) card.dataset.sent = '';
}

/** What was done to the ticked cards is done: nothing stays ticked for the next button, and the one price is empty again. */
export function untick(form: HTMLFormElement | null): void {
  for (const tick of form?.querySelectorAll<HTMLInputElement>('input[name="chosen[]"]:checked') ?? [])
    tick.checked = false;
  const price = form?.querySelector<HTMLInputElement>('input[name="onePrice"]');
  if (price) price.value = '';
  form?.dispatchEvent(new Event('input', { bubbles: true }));
}
