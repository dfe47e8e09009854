import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Voice } from '@/lib/platform/voice';

/** The colours of the button beside which a frame stands. */
export const frameThemes = ['auto', 'dark', 'light'] as const;

type FrameParts = {
  publishable: string;
  /** Whether this browser has something of hers for this site. */
  known: boolean;
  theme: (typeof frameThemes)[number];
  nonce: string;
  voice: Voice;
};

let script: string | undefined;

/** Read once: the page is one answer, and a frame can be tapped after one more. */
function frameScript(): string {
  script ??= readFileSync(
    path.join(/* turbopackIgnore: true */ process.cwd(), 'app/(money)/pay/_frame/frame.js'),
    'utf8',
  );
  return script;
}

/**
 * Light unless its page says otherwise, whatever the system is: a frame of another scheme than its page is drawn on a sheet of its own, and what that
 * is the page does not tell. Its words stand on a ground of their own, readable on a page of any colour.
 */
const styles = `
* { box-sizing: border-box; margin: 0; }
html { color-scheme: light; background: transparent; }
body { font: 400 13px/1.35 system-ui, sans-serif; color: CanvasText; background: transparent; padding: 0; }
#box { display: flex; flex-direction: column; gap: 4px; height: 76px; overflow: hidden; }
#box[hidden] { display: none; }
#pay { all: unset; box-sizing: border-box; display: grid; place-items: center; width: calc(100% - 8px); height: 48px; margin: 4px 4px 0; flex: none;
  border-radius: 999px; cursor: pointer; background: #f4b740; color: #1d1206; border: 2px solid #7a5200; font: 600 16px/1.2 system-ui, sans-serif; }
#pay:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 1px; }
#pay[aria-busy] { cursor: progress; }
[data-theme="dark"] { color-scheme: dark; }
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] #pay { background: #1d1206; color: #ffd98a; border-color: #ffd98a; }
[data-theme="light"] #pay { background: #fff; color: #1d1206; border-color: #1d1206; }
#facts { display: flex; justify-content: center; gap: .4em; padding-inline: 8px; white-space: nowrap; }
[data-theme="auto"] #facts { width: fit-content; max-width: 100%; margin-inline: auto; border-radius: 9px; background: Canvas; }
#facts span { display: flex; min-width: 0; }
#facts bdi { overflow: hidden; text-overflow: ellipsis; }
#facts span:has(#to) { flex: none; max-width: 30vw; }
#site { font-weight: 600; }
#facts span:has(#method) { flex: none; }
#facts span:has(bdi:empty) { display: none; }
#facts span + span::before { content: "·"; padding-inline-end: .4em; }
#status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (forced-colors: active) { #pay { border-color: ButtonText; } }`;

/**
 * The whole page of a one-tap frame. It names nobody and nothing: what it shows it asks for once its page hands it an order, and only where
 * `known`; to everybody else it is the same letter for letter, but for its nonce.
 */
export function framePage({ publishable, known, theme, nonce, voice }: FrameParts): string {
  const { t, locale, dir } = voice;
  const words = { paying: t('button.frame_paying'), paid: t('money.paid'), going: t('button.frame_going') };
  const data = Object.entries({ pk: publishable, lang: locale, known: known ? '1' : '', ...words });
  return `<!doctype html>
<html lang="${locale}" dir="${dir}" data-theme="${theme}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(t('button.title'))}</title>
<style nonce="${nonce}">${styles}</style>
<body${data.map(([name, value]) => ` data-${name}="${asText(value)}"`).join('')}>
<main id="box" hidden><button id="pay" type="button" aria-describedby="facts"></button><p id="facts"><span><bdi id="site"></bdi></span><span><bdi id="method" dir="ltr"></bdi></span><span><bdi id="to"></bdi></span></p></main>
<p id="status" role="status"></p>
<script nonce="${nonce}">${frameScript()}</script>
</html>`;
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
