/** The proof itself: every surface, every viewer, not a byte of difference. */
import { say } from '../start/say.mjs';
import { askBoth } from './ask-both.mjs';
import { closedToOthers } from './people.mjs';

/**
 * @typedef {{ origin: string, worlds: import('./worlds.mjs').World[], places: Record<string, string[]>, surfaces: import('./asking.mjs').Surface[],
 *   whole: import('./asking.mjs').Surface[], few: import('./asking.mjs').Surface[], viewers: import('./asking.mjs').Viewer[],
 *   insiders: import('./asking.mjs').Viewer[], company: import('./asking.mjs').Viewer[] }} Scene
 *   `whole`: every surface, also where only one of each route is compared; `few`: one of each route
 */

/** @param {Scene} scene @param {(told: import('./ask-both.mjs').Told) => void} onSome hears now and then how far it is */
export async function equal(scene, onSome) {
  const total = scene.surfaces.length * scene.viewers.length;
  let shown = 0;
  const told = await askBoth({
    ...scene,
    onFound: (found) => say(`  differs          ${sayFound(found)}`),
    onDone(soFar) {
      if (soFar.compared < shown + 500) return;
      shown = soFar.compared;
      say(`  compared         ${shown} of ${total}`);
      onSome(soFar);
    },
  });
  const { ordered, again, statuses, bytes, medians } = told;
  say(
    `  compared         ${JSON.stringify({ surfaces: scene.surfaces.length, viewers: scene.viewers.length, ordered, again, statuses, bytes, medians })}`,
  );
  return {
    ...told,
    results: [
      {
        name: `${scene.surfaces.length} surfaces are the same to ${scene.viewers.length} viewers`,
        faults: told.found.map(sayFound),
      },
      { name: 'every one of them was answered', faults: unanswered(told) },
    ],
  };
}

/** @param {import('./ask-both.mjs').Found} found */
export const sayFound = ({ surface, viewer, difference }) =>
  `${surface.path} (${surface.transport}) to ${viewer}, ${difference.what}: ${JSON.stringify(difference.one)} | ${JSON.stringify(difference.two)}`;

/** Two worlds that both refuse are the same and prove nothing. */
function unanswered({ routes }) {
  const isBroken = (status) => status === 429 || status >= 500;
  const broken = [...routes].filter(([, seen]) => [...seen].some(isBroken));
  const silent = [...routes].filter(([route, seen]) => !seen.has(200) && !closedToOthers.includes(route));
  return [
    ...broken.map(([route, seen]) => `${route} answered ${[...seen].filter(isBroken).join(', ')}`),
    ...silent.map(([route, seen]) => `${route} answered nobody: ${[...seen].join(', ')}`),
  ];
}
