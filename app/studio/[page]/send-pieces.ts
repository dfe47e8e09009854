/** How sending ended: done, or the code of a refusal. */
type Sent = { ok: true } | { ok: false; code: string };

/** As long as the server takes them. */
const pieceBytes = 4 * 1024 * 1024;
const triesMax = 6;

/**
 * Sends a long file piece by piece, from where an earlier try was left, and tells how much of it is there, as a share. `about` says what
 * it is for, and `kind` what its id is called. A piece that does
 * not get through is sent again, each time after a longer while.
 */
export async function sendPieces(
  address: string,
  about: Readonly<Record<string, string>>,
  kind: 'restore' | 'upload',
  file: File,
  onShare: (share: number) => void,
): Promise<Sent> {
  const begun = await post(address, { ...about, name: file.name, bytes: String(file.size) });
  if (!begun.ok) return begun;
  const id = String(begun.value.id);
  let at = Number(begun.value.received);
  while (at < file.size) {
    onShare(at / file.size);
    const piece = file.slice(at, at + pieceBytes);
    const answer = await post(address, { ...about, [kind]: id, at: String(at), piece });
    if (!answer.ok) return answer;
    at = Number(answer.value.received);
  }
  return { ok: true };
}

type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; code: string };

async function post(address: string, fields: Record<string, string | Blob>): Promise<Answer> {
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
