/** What a route said, or the code of its refusal. */
type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; code: string };
type Fields = Record<string, string | Blob>;

/** As long as the server takes them. */
const pieceBytes = 4 * 1024 * 1024;
const triesMax = 6;

/**
 * Sends a file piece by piece, from where an earlier try was left, and tells how much of it is there, as a share. The first question is
 * asked with `begin`; its answer says which fields go with every piece. A piece that does not get through is sent again, each time after
 * a longer while.
 */
export async function sendPieces(
  address: string,
  begin: Fields,
  fieldsOf: (begun: Record<string, unknown>) => Fields,
  file: File,
  onShare: (share: number) => void,
): Promise<Answer> {
  const begun = await postForm(address, { ...begin, bytes: String(file.size) });
  if (!begun.ok) return begun;
  let at = Number(begun.value.received);
  while (at < file.size) {
    onShare(at / file.size);
    const piece = file.slice(at, at + pieceBytes);
    const answer = await postForm(address, { ...fieldsOf(begun.value), at: String(at), piece });
    if (!answer.ok) return answer;
    at = Number(answer.value.received);
  }
  return begun;
}

/** Sends a form to a route; again, each time after a longer while, where nothing or no sense comes back. */
export async function postForm(address: string, fields: Fields): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await fetch(address, { method: 'POST', body: form, headers: { Accept: 'application/json' } }).catch(
      () => null,
    );
    const said = (await answer?.json().catch(() => null)) as Record<string, unknown> | null;
    if (answer?.status === 201 && said) return { ok: true, value: said };
    if (answer && answer.status < 500) return { ok: false, code: String(said?.code ?? 'unexpected') };
    if (tries >= triesMax) return { ok: false, code: 'unreachable' };
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tries));
  }
}
