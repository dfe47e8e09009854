/** What became of a photograph that was sent: the id under which it waits, or why it was not taken. */
export type PhotoAnswer = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly code: string };

/**
 * Sends a photograph for a message, or takes one back, and says how much of it is there. No answer is an answer too: `unreachable`.
 */
export function sendPhoto(
  fields: Readonly<Record<string, string | File>>,
  onProgress: (share: number) => void,
): Promise<PhotoAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return new Promise((resolve) => {
    // `fetch` tells nothing of how far an upload is; this older interface does.
    const request = new XMLHttpRequest();
    request.open('POST', '/messages/photos');
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.timeout = 180_000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request.status, request.response));
    request.onerror = () => resolve({ ok: false, code: 'unreachable' });
    request.ontimeout = request.onerror;
    request.send(form);
  });
}

function readAnswer(status: number, answer: unknown): PhotoAnswer {
  const read = (name: string): unknown =>
    typeof answer === 'object' && answer ? Reflect.get(answer, name) : undefined;
  const [id, code] = [read('id'), read('code')];
  if (status === 201 && typeof id === 'string') return { ok: true, id };
  // The proxy refuses a heavy body before the route sees it.
  if (status === 413) return { ok: false, code: 'file_too_big' };
  return { ok: false, code: typeof code === 'string' ? code : 'unexpected' };
}
