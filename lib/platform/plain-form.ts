import { isPlainlySeparated, separatorOf } from './form-parts';

/** More than the form of a search by picture has, also with what React puts beside its fields. */
const partsMax = 100;

/** Bytes of everything but the picture: what was found before comes along in a browser without scripts. */
const textMax = 512 * 1024;

/** How a browser begins the one part that may be heavy, to the letter: what follows is read as a file by every parser. */
const pictureHead =
  /^\r\nContent-Disposition: form-data; name="picture"; filename="[^"\r\n]*"\r\n(?:Content-Type: [^\r\n"]*\r\n)?\r\n/i;

/**
 * Whether a form is one that a browser without scripts sends to search with a picture: few parts, and little text in them but for
 * the picture itself. Next reads such a form before any code of ours, on the event loop, and takes what stands in its fields for the
 * arguments of an action; of hundreds of thousands of parts, or of a text of ten megabytes, that would keep everybody waiting.
 */
export function isPlainForm(bytes: Buffer, type: string): boolean {
  if (!isPlainlySeparated(type)) return false;
  const separator = separatorOf(type);
  let text = 0;
  let place = bytes.indexOf(separator);
  // Every form begins so. One in which it is never found would be one without parts here, and full of them for another reader.
  if (place !== 0) return false;
  for (let count = 0; place !== -1; count += 1) {
    if (count > partsMax) return false;
    const begin = place + separator.length;
    place = bytes.indexOf(separator, begin);
    const end = place === -1 ? bytes.length : place;
    if (!pictureHead.test(bytes.subarray(begin, Math.min(end, begin + 2_048)).toString('latin1'))) text += end - begin;
    if (text > textMax) return false;
  }
  return true;
}
