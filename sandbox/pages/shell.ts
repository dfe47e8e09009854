import { randomBytes } from 'node:crypto';
import type { Reply } from '../core/server';
import { STYLE } from './style';
import type { Locale } from './words';

export interface Page {
  title: string;
  locale: Locale;
  theme?: string | null;
  body: string;
  script?: string;
  /** Its forms must say where they come from; without a referrer a browser sends them with no origin either. */
  saysOrigin?: true;
  /** Rules after the sheet that every page shares. */
  style?: string;
  status?: number;
  /** Origins that may show this page in a frame; none unless named. */
  framedBy?: readonly string[];
  /** Where its forms may lead, counting redirects. */
  formsTo?: readonly string[];
  /** Inside a frame, without margins, on the colour the app shows around it. */
  bare?: 'surface' | 'paper';
}

export function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function renderPage(page: Page): Reply {
  const nonce = randomBytes(16).toString('base64');
  const direction = page.locale === 'ar' ? 'rtl' : 'ltr';
  const theme = page.theme === 'light' || page.theme === 'dark' ? ` data-theme="${page.theme}"` : '';
  const script = page.script === undefined ? '' : `<script nonce="${nonce}">${page.script}</script>`;
  const body = `<!doctype html>
<html lang="${page.locale}" dir="${direction}"${theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${html(page.title)}</title>
<style nonce="${nonce}">${STYLE}${page.style ?? ''}</style>
</head>
<body${page.bare === undefined ? '' : ` class="bare ${page.bare}"`}>
${page.body}
${script}
</body>
</html>`;
  return { status: page.status ?? 200, headers: headersFor(page, nonce), body };
}

function headersFor(page: Page, nonce: string): Record<string, string> {
  const ancestors = page.framedBy === undefined || page.framedBy.length === 0 ? "'none'" : page.framedBy.join(' ');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    `form-action 'self' ${(page.formsTo ?? []).join(' ')}`.trim(),
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': page.saysOrigin === true ? 'same-origin' : 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

export function redirect(to: string): Reply {
  return {
    status: 303,
    headers: { location: to, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: '',
  };
}

export function json(status: number, value: unknown): Reply {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return { status, headers, body: `${JSON.stringify(value, null, 2)}\n` };
}
