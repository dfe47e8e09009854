import { xmlText } from '@/lib/platform/xml';
import type { EmbedAnswer } from './model';

/** The answer of oEmbed as XML: an element for each of its values. */
export function writeEmbed(answer: EmbedAnswer): string {
  const values = Object.entries(answer).map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${values.join('')}</oembed>\n`;
}
