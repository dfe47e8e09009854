/** Descriptions written for a browser, as text. */
import { Parser } from 'htmlparser2';

const silent = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'iframe', 'object']);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
]);
const lines = new Set(['br', 'li', 'tr', 'dt', 'dd', 'h5', 'h6', 'hr']);

/** Tells whether text was written for a browser: it has a tag or an entity. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][a-z0-9]*(?:\s[^<>]*|\s*\/)?>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/i.test(text);
}

/**
 * HTML as plain text: paragraphs are parted by an empty line, items of a list begin with `- `, entities are letters, scripts and
 * styles are gone. Text without any tag keeps its own line breaks.
 */
export function htmlToText(html: string): string {
  if (!looksLikeHtml(html)) return html.trim();
  const said: string[] = [];
  let breaks = 0;
  let space = false;
  let mute = 0;
  let kept = /<[a-z!/]/i.test(html) ? 0 : 1;
  const breakTo = (count: number) => {
    breaks = Math.max(breaks, count);
    space = false;
  };
  const say = (words: string) => {
    if (said.length > 0) said.push(breaks > 0 ? '\n'.repeat(breaks) : space ? ' ' : '');
    said.push(words);
    breaks = 0;
    space = false;
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (silent.has(name)) mute += 1;
        if (name === 'pre') kept += 1;
        if (blocks.has(name)) breakTo(2);
        else if (name === 'br') breakTo(Math.min(2, breaks + 1));
        else if (lines.has(name)) breakTo(Math.max(1, breaks));
        if (name === 'td' || name === 'th') space = breaks === 0;
        if (name === 'li') say('-');
        if (name === 'li') space = true;
      },
      ontext(piece) {
        if (mute > 0) return;
        if (kept > 0) return say(piece);
        const words = piece.replace(/\s+/g, ' ');
        if (words.startsWith(' ') && breaks === 0) space = true;
        if (words.trim() === '') return;
        say(words.trim());
        space = words.endsWith(' ');
      },
      onclosetag(name) {
        if (silent.has(name)) mute = Math.max(0, mute - 1);
        if (name === 'pre') kept = Math.max(0, kept - 1);
        if (blocks.has(name)) breakTo(2);
        else if (lines.has(name) && name !== 'br') breakTo(Math.max(1, breaks));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return said
    .join('')
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
