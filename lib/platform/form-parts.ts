/** What stands between the parts of a form of this type; in a form that is written like an address, between its fields. */
export function separatorOf(type: string): string {
  if (!type.toLowerCase().startsWith('multipart/')) return '&';
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  return `--${quoted ?? plain ?? ''}`;
}
