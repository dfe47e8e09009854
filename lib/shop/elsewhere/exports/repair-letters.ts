/** Letters that no single byte stands for. */
const wider = /[\u0100-\uffff]/;

/**
 * Text as it was written: Facebook and Instagram write each byte of UTF-8 as a letter of its own into their exports (`Ø³` for `س`). What
 * was not damaged so is left as it is.
 */
export function repairLetters(text: string): string {
  if (wider.test(text) || !/[\u0080-\u00ff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
