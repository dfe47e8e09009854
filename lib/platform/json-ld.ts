/**
 * Data as the text of a `<script type="application/ld+json">`: the one place where something typed by people
 * is put into a page without React's escaping. No character remains that could end the script or start
 * markup; a parser of JSON reads the very same value back.
 */
export function jsonLdText(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
