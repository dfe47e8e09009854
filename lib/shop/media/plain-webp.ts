/** The chunks of a WebP that are pixels, and say how they are drawn. */
const pixels = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
/** The one flag of `VP8X` that a still picture without words beside it may have. */
const alphaFlag = 0x10;

/** Whether bytes are a WebP of pixels and nothing else: no metadata, no profile, no animation, nothing before, between or behind. */
export function isPlainWebp(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 20 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    return false;
  if (file.readUInt32LE(4) + 8 !== file.length) return false;
  let at = 12;
  while (at + 8 <= file.length) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    if (!pixels.has(name) || at + 8 + length > file.length) return false;
    if (name === 'VP8X' && (length !== 10 || ((file[at + 8] ?? 0) & ~alphaFlag) !== 0)) return false;
    at += 8 + length + (length % 2);
  }
  return at === file.length;
}
