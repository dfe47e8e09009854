/**
 * How the button looks on a site's pages: what may be chosen, and the line that says it.
 *
 * Invariants
 * - Every choice keeps it a button one can read and hit: its height and the contrast of its colours are nobody's to choose.
 * - What is as the script does it anyway is not written, so the line stays short.
 */

/** What may be chosen of each part; the first is what the script does unasked. */
export const designChoices = {
  theme: ['amber', 'dark', 'light'],
  lang: ['auto', 'en', 'ar'],
  radius: ['pill', '12', '0'],
  width: ['full', '320', '240'],
} as const;

/** Ways to pay, in the order in which they are tried. The browser's own sheet is only where it was asked for. */
export const payModes = ['frame', 'popup', 'redirect', 'handler'] as const;

const usualModes: readonly string[] = ['frame', 'popup', 'redirect'];

/** Letters the button's words may have. */
export const labelMax = 40;

type Choices = typeof designChoices;

/** How a button looks: a choice of each part, its words (empty: the script's own), and the ways to pay. */
export type Design = { [Part in keyof Choices]: Choices[Part][number] } & { label: string; modes: string[] };

/** A design as somebody asked for it in an address or a form; what may not be chosen is as the script does it. */
export function designOf(asked: { get(name: string): unknown; getAll(name: string): readonly unknown[] }): Design {
  const choice = <Part extends keyof Choices>(part: Part): Choices[Part][number] => {
    const known: readonly Choices[Part][number][] = designChoices[part];
    return known.find((one) => one === asked.get(part)) ?? designChoices[part][0];
  };
  const typed = asked.get('label');
  const chosen = asked.getAll('modes');
  const modes = payModes.filter((mode) => chosen.includes(mode));
  return {
    ...{ theme: choice('theme'), lang: choice('lang'), radius: choice('radius'), width: choice('width') },
    label: typeof typed === 'string' ? plainWords(typed) : '',
    // A button without a way to pay is none.
    modes: modes.length === 0 ? [...usualModes] : modes,
  };
}

/** Words in one line, without what could end an attribute. */
function plainWords(typed: string): string {
  return [
    ...typed
      .replace(/[\p{C}"<>&]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, labelMax)
    .join('');
}

/** The attributes that a design is written as; none for what the script does unasked. */
export function attributesOf({ theme, lang, radius, width, label, modes }: Design): [name: string, value: string][] {
  const isUsual = modes.join(' ') === usualModes.join(' ');
  const said: [string, string, boolean][] = [
    ['theme', theme, theme !== 'amber'],
    ['lang', lang, lang !== 'auto'],
    ['label', label, label !== ''],
    ['radius', radius, radius !== 'pill'],
    ['width', width, width !== 'full'],
    ['modes', modes.join(' '), !isUsual],
  ];
  return said.filter(([, , isSaid]) => isSaid).map(([name, value]) => [name, value]);
}

/** The two lines that a page takes for its button to stand there, with the addresses of its own server. */
export function linesOf(script: string, publishable: string, attributes: readonly [string, string][] = []): string {
  const design = attributes.map(([name, value]) => ` ${name}="${value}"`).join('');
  return [
    `<script src="${script}" async></script>`,
    `<souk-pay-button pk="${publishable}"${design} create="/order" complete="/complete"></souk-pay-button>`,
  ].join('\n');
}
