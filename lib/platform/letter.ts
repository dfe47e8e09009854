import 'server-only';
import { env } from './env';
import { localeHref } from './i18n';
import type { Mail } from './mail';
import type { Voice } from './voice';

/** What a letter is made of, from top to bottom. Texts are plain; everything is escaped here. */
export type LetterBlock =
  | { kind: 'text'; text: string }
  /** The one thing to do. `path` is an address of this site, such as `/verify-email?token=…`. */
  | { kind: 'button'; label: string; path: string }
  /** A quieter way on, as a line of small print. */
  | { kind: 'link'; label: string; path: string }
  /** Pairs in two columns, such as the lines of a receipt; `strong` for a total. */
  | { kind: 'rows'; rows: readonly { label: string; value: string; strong?: boolean }[] }
  /** Small print. */
  | { kind: 'note'; text: string };

/** A letter before it is set: heading, blocks, and why the reader gets it. */
export type Letter = { subject: string; heading: string; blocks: readonly LetterBlock[]; reason: string };

/** The full address of a page of this site in a language. The host is configured, never taken from a request. */
export function siteAddress(voice: Voice, path: string): string {
  return env().SOUK_ORIGIN + localeHref(voice.locale, path);
}

/**
 * Sets a letter as a mail: plain text, and HTML that needs no picture, script or style sheet from anywhere and
 * reads from the side its language begins at.
 */
export function setLetter(voice: Voice, to: string, letter: Letter): Mail {
  const { subject, locale } = { subject: letter.subject, locale: voice.locale };
  return { to, subject, locale, text: plainOf(voice, letter), html: htmlOf(voice, letter) };
}

function plainOf(voice: Voice, letter: Letter): string {
  const parts = letter.blocks.map((block) => {
    switch (block.kind) {
      case 'button':
      case 'link':
        return `${block.label}:\n${siteAddress(voice, block.path)}`;
      case 'rows':
        return block.rows.map((row) => `${row.label}: ${row.value}`).join('\n');
      default:
        return block.text;
    }
  });
  return [letter.heading, ...parts, '--', `${voice.t('common.souk')} · ${letter.reason}`].join('\n\n');
}

const ink = '#2a2320';
const muted = '#6b625c';
const face = "font-family:'Readex Pro',-apple-system,'Segoe UI',Roboto,'Noto Sans Arabic',Arial,sans-serif";

function htmlOf(voice: Voice, letter: Letter): string {
  const { dir, locale } = voice;
  const start = dir === 'rtl' ? 'right' : 'left';
  const blocks = letter.blocks.map((block) => blockHtml(voice, block, start)).join('\n');
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(letter.subject)}</title></head>
<body style="margin:0;padding:0;background:#f6f3ef">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="${dir}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border-radius:12px">
<tr><td style="padding:32px 32px 8px;${face};color:${ink};text-align:${start};font-size:16px;line-height:1.6">
<p style="margin:0 0 24px;font-weight:700;font-size:20px">${escapeHtml(voice.t('common.souk'))}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:600">${escapeHtml(letter.heading)}</h1>
${blocks}
</td></tr></table>
<p style="max-width:456px;margin:16px auto 0;${face};color:${muted};font-size:13px;line-height:1.5;text-align:${start}">${escapeHtml(letter.reason)}</p>
</td></tr></table>
</body></html>`;
}

function blockHtml(voice: Voice, block: LetterBlock, start: 'left' | 'right'): string {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:0 0 16px">${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`;
    case 'note':
      return `<p style="margin:0 0 16px;color:${muted};font-size:14px">${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`;
    case 'link':
      return `<p style="margin:0 0 12px;font-size:14px"><a href="${escapeHtml(siteAddress(voice, block.path))}" style="color:${muted}">${escapeHtml(block.label)}</a></p>`;
    case 'button': {
      const address = escapeHtml(siteAddress(voice, block.path));
      return `<p style="margin:24px 0"><a href="${address}" style="display:inline-block;padding:14px 28px;border-radius:999px;background:${ink};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(block.label)}</a></p>
<p style="margin:0 0 16px;color:${muted};font-size:13px;word-break:break-all" dir="ltr">${address}</p>`;
    }
    case 'rows':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${block.rows.map((row) => rowHtml(row, start)).join('')}</table>`;
  }
}

function rowHtml(row: { label: string; value: string; strong?: boolean }, start: 'left' | 'right'): string {
  const weight = row.strong ? 'font-weight:600' : '';
  const end = start === 'left' ? 'right' : 'left';
  const cell = `padding:8px 0;border-bottom:1px solid #eae5df;vertical-align:top;${weight}`;
  return `<tr><td style="${cell};text-align:${start}">${escapeHtml(row.label)}</td><td style="${cell};text-align:${end};white-space:nowrap">${escapeHtml(row.value)}</td></tr>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
