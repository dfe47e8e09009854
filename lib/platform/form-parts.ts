/** How browsers and other programs name what stands between parts: parsers read what is quoted otherwise in more ways than one. */
const plainType = /^multipart\/form-data;\s*boundary=(?:"[^"\\]+"|[^"\\\s;]+)\s*$/i;

/** Whether a type is that of a form in parts whose separator every reader understands alike. */
export function isPlainlySeparated(type: string): boolean {
  return plainType.test(type);
}

/** What stands between the parts of a form of this type; in a form that is written like an address, between its fields. */
export function separatorOf(type: string): string {
  if (!type.toLowerCase().startsWith('multipart/')) return '&';
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  return `--${quoted ?? plain ?? ''}`;
}
