/** Fields as a form, for what reads forms: an address or a parsed form names a word once or several times. */
export function formOfWords(fields: Record<string, string | string[] | File | undefined>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value ?? []].flat()) form.append(name, one);
  }
  return form;
}
