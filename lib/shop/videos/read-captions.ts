/** Captions may weigh this much: hours of speech. */
const captionsMax = 200_000;

const timing =
  /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]+\S+)*[ \t]*$/;

/**
 * Reads a file of captions (WebVTT): the text as it is kept, or null for what is none or is too long. Notes, regions and styles are
 * left out: nothing shows them here, and what somebody wrote beside the captions is not for everybody.
 */
export function readCaptions(bytes: Uint8Array): string | null {
  if (bytes.length > captionsMax) return null;
  const text = decoded(bytes)?.replace(/\r\n?/g, '\n');
  if (!text || !/^WEBVTT(?:[ \t\n]|$)/.test(text) || text.includes('\0')) return null;
  const [, ...blocks] = text.split(/\n{2,}/);
  const cues = blocks
    .map((block) => block.trim().split('\n'))
    .filter((lines) => lines.slice(0, 2).some((line) => timing.test(line)));
  const said = cues.filter((lines) => lines.slice(lines.findIndex((line) => timing.test(line)) + 1).join('') !== '');
  if (said.length === 0) return null;
  return `WEBVTT\n\n${said.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
