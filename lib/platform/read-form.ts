import 'server-only';
import { isPlainlySeparated, separatorOf } from './form-parts';

/** More than any form of ours has; what is read of each part takes its turn on the event loop. */
const partsMax = 1_000;

/**
 * The form in the body of a request, or null for anything else, a broken one, one whose separator readers understand
 * in more ways than one, and one of more than a thousand parts: reading hundreds of
 * thousands of empty parts would keep everybody waiting for a second. How long the body may be was checked before.
 */
export async function readForm(request: Request): Promise<FormData | null> {
  const type = request.headers.get('content-type') ?? '';
  try {
    const bytes = Buffer.from(await request.arrayBuffer());
    if (/^multipart\//i.test(type) && !isPlainlySeparated(type)) return null;
    if (hasMany(bytes, separatorOf(type))) return null;
    return await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}

function hasMany(bytes: Buffer, separator: string): boolean {
  let place = -1;
  for (let count = 0; count <= partsMax; count += 1) {
    place = bytes.indexOf(separator, place + 1);
    if (place === -1) return false;
  }
  return true;
}
