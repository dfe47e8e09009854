import { fileProblem } from '@/lib/shop/media/model';

/** What the upload route says of a photo it has stored. */
export type SentPhoto = { mediaId: string; key: string; width: number; height: number; blur: string };

/** How sending a photo ended; `code` is a refusal of the upload route, or `upload_failed` when there was no answer. */
export type Sending = { ok: true; photo: SentPhoto } | { ok: false; code: string };

/** What a browser may pick; phones turn their own formats into one of these. */
export const photoTypes = 'image/jpeg,image/png,image/webp';

const longSideMax = 2400;
const smallEnough = 1_500_000;
const triesMax = 4;

/**
 * Sends one photo to a page. Large ones are made smaller here first: a phone's photo is six times what the shop
 * keeps, and the person waits for her line. Tries again by itself while the server is busy, or when the
 * connection broke off for a moment.
 */
export async function sendPhoto(
  pageId: string,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<Sending> {
  const body = await shrink(file);
  for (let tries = 1; ; tries++) {
    const sending = await post(pageId, body, file.name, onProgress);
    const isPassing =
      !sending.ok && (sending.code === 'busy' || (sending.code === 'upload_failed' && navigator.onLine));
    if (!isPassing || tries === triesMax) return sending;
    await new Promise((resolve) => setTimeout(resolve, 1_000 * tries));
  }
}

/** What the shop would refuse of a file, known before it is sent; null when nothing. The server looks again. */
export async function photoFault(file: File): Promise<ReturnType<typeof fileProblem>> {
  const body = await shrink(file);
  return fileProblem(new Uint8Array(await body.arrayBuffer()));
}

// `fetch` tells nothing of how far an upload is; this older interface does.
function post(pageId: string, body: Blob, name: string, onProgress: (share: number) => void): Promise<Sending> {
  const form = new FormData();
  form.set('page', pageId);
  form.set('file', body, name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/studio/upload');
    request.responseType = 'json';
    request.timeout = 120_000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(readAnswer(request.status, request.response));
    request.onerror = () => resolve({ ok: false, code: 'upload_failed' });
    request.ontimeout = request.onerror;
    request.send(form);
  });
}

function readAnswer(status: number, answer: unknown): Sending {
  const read = (name: string): unknown =>
    typeof answer === 'object' && answer ? Reflect.get(answer, name) : undefined;
  const [mediaId, key, width, height] = [read('mediaId'), read('key'), read('width'), read('height')];
  if (status === 201 && typeof mediaId === 'string' && typeof key === 'string') {
    return {
      ok: true,
      photo: { mediaId, key, width: Number(width), height: Number(height), blur: String(read('blur') ?? '') },
    };
  }
  const code = read('code');
  if (status === 413) return { ok: false, code: 'file_too_big' };
  return { ok: false, code: typeof code === 'string' ? code : 'upload_failed' };
}

/** The photo at the size the shop keeps, upright; the file itself when it is small or this browser cannot do it. */
async function shrink(file: File): Promise<Blob> {
  if (file.size < smallEnough) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longSideMax / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}
