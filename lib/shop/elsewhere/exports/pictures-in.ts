import { Parser } from 'htmlparser2';
import { webAddress } from '@/lib/shop/elsewhere/web-address';

/** The addresses of pictures that HTML shows, in order; those of a single point, which only count readers, are none. */
export function picturesIn(html: string, base: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, { src = '', width = '', height = '', class: classes = '' }) {
      if (name !== 'img' || found.length >= 40) return;
      const isPoint =
        /^[01]$/.test(width) || /^[01]$/.test(height) || /(?:^|\s)(?:emoji|wp-smiley)(?:\s|$)/.test(classes);
      const address = isPoint ? '' : webAddress(src, base);
      if (address !== '') found.push(address);
    },
  });
  parser.end(html);
  return found;
}
