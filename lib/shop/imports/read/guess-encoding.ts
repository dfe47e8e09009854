/** How the bytes of a file are to be read, by a look at its beginning. */

/** An encoding and how many bytes of a byte order mark stand before the text. */
export type Encoding = { readonly label: string; readonly skip: number };

/**
 * Names the encoding of a file from its first bytes: by its mark, by where its NULs stand, by what its XML declares, by whether
 * it is UTF-8; and between the two Windows code pages by the letters that come out.
 */
export function guessEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', skip: 2 };
  const wide = wideBytes(head);
  if (wide !== null) return { label: wide, skip: 0 };
  const { good, bad } = utf8Letters(head);
  // A few broken letters in a text of many good ones are damage, not another encoding.
  if (bad === 0 || good >= bad * 10) return { label: 'utf-8', skip: 0 };
  return { label: declared(head) ?? codePage(head), skip: 0 };
}

/** The label an encoding has among the WHATWG's, null where there is none. */
export function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Text of two bytes a letter has its NULs on one side, for half of the letters of any file are separators and digits. */
function wideBytes(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 65_536) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const most = length / 2;
  if (odd > most * 0.1 && even < odd * 0.05) return 'utf-16le';
  return even > most * 0.1 && odd < even * 0.05 ? 'utf-16be' : null;
}

/** Counts letters of several bytes that are UTF-8, and bytes that cannot be. A letter cut by the end of the look is neither. */
function utf8Letters(head: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < head.length; index += 1) {
    const byte = head[index] ?? 0;
    if (byte < 0x80) continue;
    const more =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    let seen = 0;
    while (seen < more && ((head[index + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (more > 0 && seen === more) good += 1;
    else if (more === 0 || index + seen + 1 < head.length) bad += 1;
    index += seen;
  }
  return { good, bad };
}

function declared(head: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(head.subarray(0, 200));
  const label = /^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(start)?.[1];
  const known = label === undefined ? null : knownEncoding(label);
  return known === 'utf-8' ? null : known;
}

/** Arabic words come out whole in their own code page; French ones come out with single Arabic letters inside Latin words. */
function codePage(head: Uint8Array): 'windows-1252' | 'windows-1256' {
  const text = new TextDecoder('windows-1256').decode(head);
  let whole = 0;
  let mixed = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const arabic = word.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    if (arabic === word.length && arabic > 1) whole += 1;
    else if (arabic > 0) mixed += 1;
  }
  return whole > mixed ? 'windows-1256' : 'windows-1252';
}
