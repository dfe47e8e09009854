/** How sending ended: the id of the import, or the code of a refusal. */
type Sent = { ok: true; id: string } | { ok: false; code: string };

/** Sends a form with a file and tells how much of it is on its way, as a share; `fetch` cannot say that. */
export function sendFile(address: string, form: FormData, onShare: (share: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer: unknown = request.response;
      const text = (name: string) => String(Reflect.get(Object(answer), name) ?? '');
      resolve(
        request.status === 201
          ? { ok: true, id: text('id') }
          : { ok: false, code: request.status === 413 ? 'file_too_big' : text('code') || 'unexpected' },
      );
    };
    request.onerror = () => resolve({ ok: false, code: 'unreachable' });
    request.send(form);
  });
}
