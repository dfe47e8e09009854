/** Nobody is asked again and again: a page that comes asks for nothing by itself, and what browsers ask is asked on one's own press alone. */
import { allOf } from './tree.mjs';

/** Calls by which a page makes the browser ask, or asks to be installed or shared; with the files that may, and why. */
export const askers = [
  {
    call: /Notification\.requestPermission|pushManager\.subscribe/,
    in: [
      'app/(identity)/settings/notifications/push-here.tsx',
      'app/(identity)/settings/notifications/this-browser.ts',
    ],
    why: 'behind the button that turns notifications on, in the settings alone',
  },
  { call: /beforeinstallprompt|\.prompt\(\)/, in: [], why: 'nobody is asked to install anything' },
  { call: /requestStorageAccess|geolocation\.getCurrentPosition/, in: [], why: 'nothing of the kind is needed' },
];

/** @param {ReadonlyMap<string, string>} sources text of each file by its path @returns {string[]} */
export const askingFaults = (sources) =>
  [...sources].flatMap(([file, text]) =>
    askers
      .filter((one) => one.call.test(text) && !one.in.includes(file))
      .map(({ call }) => `${file} asks: ${call.source}`),
  );

/** @param {import('./tree.mjs').Document} tree @returns {string[]} what lies over a page that only just came */
export const naggingFaults = (tree) =>
  allOf(tree, ({ name, attribs }) => (name === 'dialog' && 'open' in attribs) || /dialog/.test(attribs.role ?? ''))
    .filter(({ attribs }) => !('hidden' in attribs))
    .map(
      ({ name, attribs }) =>
        `${name} ${attribs['aria-label'] ?? attribs.id ?? ''} lies over the page before anything was pressed`,
    );
