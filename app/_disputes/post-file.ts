import type { FormState } from '@/lib/platform/action';

/**
 * Sends a form with a file to a route that answers JSON, and says how much of it is there. No answer is an answer too:
 * `unreachable`. What was typed stays in the form, so nothing is kept of it here.
 */
export function postFile(
  address: string,
  form: FormData,
  onProgress: (share: number) => void,
): Promise<FormState<null, string>> {
  return new Promise((resolve) => {
    // `fetch` tells nothing of how far an upload is; this older interface does.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.timeout = 180_000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request.status, request.response));
    request.onerror = () => resolve({ ok: false, code: 'unreachable', values: {} });
    request.ontimeout = request.onerror;
    request.send(form);
  });
}

function readAnswer(status: number, answer: unknown): FormState<null, string> {
  if (status === 201) return { ok: true, value: null };
  const read = (name: string): unknown =>
    typeof answer === 'object' && answer ? Reflect.get(answer, name) : undefined;
  const [code, field] = [read('code'), read('field')];
  // The proxy refuses a heavy body before any route can name the field.
  if (status === 413 && code === 'too_large') return { ok: false, code: 'file_too_big', field: 'file', values: {} };
  return {
    ok: false,
    code: typeof code === 'string' ? code : 'unexpected',
    ...(typeof field === 'string' && { field }),
    values: {},
  };
}
