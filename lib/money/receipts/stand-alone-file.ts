import 'server-only';
import { siteAddress } from '@/lib/platform/letter';
import type { Voice } from '@/lib/platform/voice';
import { xmlText } from '@/lib/platform/xml';
import { checkScript } from './check-script';
import type { Leaf } from './leaf';
import type { Signed } from './sign-as';

const style = `:root{color-scheme:light dark}body{font:16px/1.6 "Readex Pro",system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2,.quiet{font-size:.9rem;font-weight:400;opacity:.75;margin:0}p{margin:0}section,dl,main>p{margin:1.2rem 0}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:end;padding:.5rem 0 .5rem .5rem;border-bottom:1px solid #8886}
th{font-weight:400;opacity:.75}th:first-child,td:first-child{text-align:start}dl{margin-inline-start:auto;max-width:20rem}
dl div{display:flex;justify-content:space-between}dl div:last-child{font-weight:600}dd{margin:0}
#verdict{border-radius:12px;padding:.8rem 1rem;border:1px solid #8886}#verdict[data-verdict=good]{background:#0b6b61;color:#fff;border-color:#0b6b61}
#verdict[data-verdict=bad]{background:#a3341f;color:#fff;border-color:#a3341f}@media print{#verdict{color:#000;background:none}}`;

/** What the file is called, and what its own check may find. */
export type FileWords = { title: string; good: string; bad: string; unchecked: string };

/** A file of words that were signed, which shows them and checks itself in any browser, with or without a network. */
export function standAloneFile(voice: Voice, words: FileWords, main: Leaf, { signed, key }: Signed): string {
  const { t, locale, dir } = voice;
  const address = siteAddress(voice, '/receipts/check');
  const verdicts = `data-good="${xmlText(words.good)}" data-bad="${xmlText(words.bad)}"`;
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${xmlText(words.title)}</title>
<style>${style}</style>
</head>
<body>
<p id="verdict" role="status" ${verdicts}>${xmlText(words.unchecked)}</p>
${main.html}
<p class="quiet">${xmlText(t('receipts.file_doubt'))} <a href="${xmlText(address)}">${xmlText(address)}</a></p>
<script type="application/jose" id="signed">${signed}</script>
<script type="application/json" id="key">${JSON.stringify(key)}</script>
<script>${checkScript}</script>
</body>
</html>
`;
}
