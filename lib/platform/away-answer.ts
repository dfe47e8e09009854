import { randomBytes } from 'node:crypto';
import { commonHeaders, dataPolicy, type PolicySite } from './csp';
import arabic from './messages/ar/crash.json';
import english from './messages/en/crash.json';

/** What is said of a request that the database would have been needed for. */
export type AwayAnswer = { status: 503; headers: Record<string, string>; body: string };

/** How a request asks: `url` as it came, `header` by its name in small letters. */
export type AwayQuestion = { method: string; url: string; header: (name: string) => string };

const RETRY_SECONDS = 5;

/**
 * The answer while the database is away: status 503 and `Retry-After`, a page in the language of the address for people
 * (it needs no script, no database and no style sheet), RFC 9457 with the code `away` for programs. What somebody sent
 * may have been done or not, and it says so; a page that was only to be read asks again by itself.
 */
export function awayAnswer(question: AwayQuestion, site: PolicySite): AwayAnswer {
  const common = {
    ...commonHeaders(site),
    'Retry-After': String(RETRY_SECONDS),
    'Cache-Control': 'no-store',
  };
  if (isProgram(question)) {
    const body = JSON.stringify({ type: 'about:blank', title: 'away', status: 503, code: 'away' });
    const headers = { ...common, 'Content-Type': 'application/problem+json', 'Content-Security-Policy': dataPolicy };
    return { status: 503, headers, body: question.method === 'HEAD' ? '' : body };
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const headers = { ...common, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  return { status: 503, headers, body: question.method === 'HEAD' ? '' : pageOf(question, nonce) };
}

function isProgram({ url, header }: AwayQuestion): boolean {
  if (url.startsWith('/api/') || header('rsc') !== '' || header('next-action') !== '') return true;
  return !/text\/html|\*\/\*|^$/.test(header('accept'));
}

function pageOf({ method, url }: AwayQuestion, nonce: string): string {
  const inArabic = /^\/ar(?:[/?]|$)/.test(url);
  const words = inArabic ? arabic : english;
  const root = inArabic ? '/ar' : '';
  const reading = method === 'GET' || method === 'HEAD';
  // Only a path of this site: `//elsewhere` would be another one.
  const again = /^\/(?![/\\])/.test(url) ? url : '/';
  const [href, label] = reading ? [again, words.retry] : [`${root}/orders`, words.away_orders];
  return `<!doctype html>
<html lang="${inArabic ? 'ar' : 'en'}" dir="${inArabic ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
${reading ? `<meta http-equiv="refresh" content="${RETRY_SECONDS}">` : ''}<title>${escaped(words.away_title)}</title>
<style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${escaped(words.away_title)}</h1><p>${escaped(reading ? words.away_body : words.away_sent)}</p>
<p><a class="first" href="${escaped(href)}">${escaped(label)}</a> <a href="${root || '/'}">${escaped(words.home)}</a></p></main></body>
</html>
`;
}

/** The colours and the quiet of the site's own pages, without their files. */
const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fbf9f6,#13100d);--ink:light-dark(#211b15,#f2eee8);--muted:light-dark(#625a52,#b5ada4)}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
main{max-width:28rem;margin:0 auto;padding:20vh 1.5rem 4rem;text-align:center}
h1{font-size:1.5rem;line-height:1.3}p{color:var(--muted)}
a{display:inline-block;min-height:1.5rem;margin:.5rem;padding:.6rem 1.4rem;border:1px solid var(--ink);border-radius:2rem;color:var(--ink);text-decoration:none}
a.first{background:var(--ink);color:var(--paper)}a:focus-visible{outline:2px solid var(--ink);outline-offset:3px}`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
