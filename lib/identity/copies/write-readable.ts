import type { PersonActor } from '@/lib/identity/actor/model';
import { isCurrency, money } from '@/lib/kernel/money';
import type { CopiedRow, CopyChapter } from '@/lib/platform/copied/model';
import { isMessage } from '@/lib/platform/i18n';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { xmlText } from '@/lib/platform/xml';
import type { ChapterContents } from './model';
import { sayCode } from './say-code';

type Chapter = { readonly chapter: CopyChapter; readonly tables: ChapterContents['tables'] };

const style = `:root{color-scheme:light dark}body{font:16px/1.6 "Readex Pro",system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.7rem}h2{font-size:1.3rem;margin-top:2.5rem;border-top:1px solid #8886;padding-top:1rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
.quiet,dt{opacity:.75;font-size:.9rem}nav a{display:inline-block;padding:.6rem .8rem .6rem 0}
li.row{border:1px solid #8884;border-radius:12px;padding:.6rem 1rem;margin:.6rem 0}ul.rows{list-style:none;padding:0;margin:0}
dl{margin:0;display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1rem}dd{margin:0;white-space:pre-wrap}dd ul{margin:0;padding-inline-start:1rem}
img{max-width:12rem;max-height:12rem;border-radius:8px}@media(max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}`;

/**
 * The copy as one page for a person to read, in her language: it opens without a network, runs nothing and fetches nothing but the
 * pictures and receipts that lie beside it.
 */
export function readableText(actor: PersonActor, made: Date, chapters: readonly Chapter[]): string {
  const voice = voiceOf(actor.locale);
  const { t, locale, dir } = voice;
  const links = chapters.map(({ chapter }) => `<a href="#${chapter}">${xmlText(t(`copy.chapter_${chapter}`))}</a>`);
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<meta name="viewport" content="width=device-width">
<title>${xmlText(t('copy.read_me_title'))}</title>
<style>${style}</style>
</head>
<body>
<h1>${xmlText(t('copy.read_me_title'))}</h1>
<p class="quiet"><bdi>@${xmlText(actor.handle)}</bdi> · ${xmlText(momentText(voice, made))}</p>
<p>${xmlText(t('copy.readable_lead'))}</p>
<nav>${links.join('\n')}</nav>
<main>
${chapters.map((one) => chapterHtml(voice, one)).join('\n')}
</main>
</body>
</html>
`;
}

function chapterHtml(voice: Voice, { chapter, tables }: Chapter): string {
  const { t } = voice;
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  const body =
    filled.length === 0
      ? `<p class="quiet">${xmlText(t('copy.nothing'))}</p>`
      : filled.map(([name, rows]) => tableHtml(voice, name, rows)).join('\n');
  return `<section id="${chapter}"><h2>${xmlText(t(`copy.chapter_${chapter}`))}</h2>\n${body}</section>`;
}

function tableHtml(voice: Voice, name: string, rows: readonly CopiedRow[]): string {
  const { t, formatNumber } = voice;
  const key = `copy.table_${name.replace('.', '_')}`;
  const title = `${isMessage(key) ? t(key) : name} (${formatNumber(rows.length)})`;
  const items = rows.map((row) => `<li class="row">${rowHtml(voice, name, row)}</li>`);
  return `<h3>${xmlText(title)}</h3>\n<ul class="rows">${items.join('\n')}</ul>`;
}

/** The fields of a row of a table, or of a list within one. */
function rowHtml(voice: Voice, of: string, row: CopiedRow): string {
  const said = Object.entries(row).flatMap(([field, value]) => {
    const html = valueHtml(voice, { of, field }, value);
    return html === '' ? [] : [`<dt>${xmlText(fieldName(voice, field))}</dt><dd>${html}</dd>`];
  });
  return `<dl>${said.join('')}</dl>`;
}

/** A field by its words; what a site wrote into an order of its own has names of its own. */
function fieldName({ t }: Voice, field: string): string {
  const key = `copy.field_${field}`;
  return isMessage(key) ? t(key) : field;
}

type Place = { readonly of: string; readonly field: string };

/** Empty for what says nothing. */
function valueHtml(voice: Voice, place: Place, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return xmlText(voice.t(value ? 'copy.yes' : 'copy.no'));
  if (value instanceof Date) return xmlText(momentText(voice, value));
  if (typeof value === 'number') return xmlText(voice.formatNumber(value));
  if (Array.isArray(value)) {
    const items = value.map((one) => valueHtml(voice, place, one)).filter(Boolean);
    return items.length === 0 ? '' : `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;
  }
  if (typeof value === 'object') return objectHtml(voice, place.field, Object.fromEntries(Object.entries(value)));
  const said = sayCode(voice, `${place.of}.${place.field}`, String(value));
  return said === null ? textHtml(voice, String(value)) : xmlText(said);
}

function objectHtml(voice: Voice, field: string, value: CopiedRow): string {
  const { minor, currency } = value;
  if (typeof minor === 'string' && typeof currency === 'string' && isCurrency(currency))
    return xmlText(voice.formatMoney(money(BigInt(minor), currency)));
  return rowHtml(voice, field, value);
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const day = /^\d{4}-\d\d(-\d\d)?$/;
const file = /^(pictures|receipts|evidence)\/[a-z0-9.-]+$/i;

function textHtml(voice: Voice, text: string): string {
  if (moment.test(text) && !Number.isNaN(Date.parse(text))) return xmlText(momentText(voice, new Date(text)));
  if (day.test(text) && !Number.isNaN(Date.parse(text))) return xmlText(dayText(voice, text));
  if (!file.test(text)) return `<bdi>${xmlText(text)}</bdi>`;
  const isPicture = !text.endsWith('.html');
  return isPicture
    ? `<img src="${xmlText(text)}" alt="${xmlText(text)}">`
    : `<a href="${xmlText(text)}">${xmlText(text)}</a>`;
}

/** A day; of a card's end its month. */
function dayText({ formatDate }: Voice, text: string): string {
  const at = new Date(text);
  return text.length > 'YYYY-MM'.length
    ? formatDate(at, 'date')
    : `${formatDate(at, 'month')} ${formatDate(at, 'year')}`;
}

function momentText({ formatDate }: Voice, at: Date): string {
  return `${formatDate(at, 'date')} ${formatDate(at, 'time')} UTC`;
}
