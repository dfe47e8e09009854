import { xmlText } from '@/lib/platform/xml';

/** A piece of a document: its markup, and the words a reader sees of it, exactly as a browser reads them out. */
export type Leaf = { readonly html: string; readonly words: string };

/** Plain words. */
export function say(words: string): Leaf {
  // What the escape leaves out must not be among the words either.
  const shown = words.replaceAll('\r', '').normalize('NFC');
  return { html: xmlText(shown), words: decoded(xmlText(shown)) };
}

/** An element around pieces. `mark` is what its tag says besides its name; it comes from code, never from people. */
export function element(tag: string, parts: readonly (Leaf | string)[], mark = ''): Leaf {
  const leaves = parts.map((part) => (typeof part === 'string' ? say(part) : part));
  return {
    html: `<${tag}${mark && ` ${mark}`}>${leaves.map((leaf) => leaf.html).join('')}</${tag}>`,
    words: leaves.map((leaf) => leaf.words).join(''),
  };
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
