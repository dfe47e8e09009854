/** Asks both worlds for every surface as every viewer, at the same moment, and tells where they differ. */
import { agentTo, askAs } from './asking.mjs';
import { compare } from './compare.mjs';

/** At once: two answers are drawn for each. */
const LANES = 3;
/** So often something that differs is asked again, in both at once: what the database says of the time of day passes, a leak stays. */
const TRIES = 3;

/**
 * @typedef {{ surface: import('./asking.mjs').Surface, viewer: string, difference: import('./compare.mjs').Difference, answers: import('./compare.mjs').Answer[] }} Found
 * @typedef {{ found: Found[], compared: number, ordered: number, again: number, statuses: Record<string, number>, routes: Map<string, Set<number>>, bytes: number, medians: Record<string, number> }} Told
 *   `ordered`: the same once their pieces were put in order; `again`: differed once and not when they were asked again
 */

/**
 * @param {{ origin: string, worlds: import('./worlds.mjs').World[], surfaces: import('./asking.mjs').Surface[], viewers: import('./asking.mjs').Viewer[],
 *   change?: (answer: import('./compare.mjs').Answer, surface: import('./asking.mjs').Surface) => import('./compare.mjs').Answer, onDone?: (told: Told) => void,
 *   onFound?: (found: Found) => void, expected?: (surface: import('./asking.mjs').Surface, viewer: string) => boolean }} given
 *   `change` is done to what the second world answers; what is `expected` to differ is not asked again
 * @returns {Promise<Told>}
 */
export async function askBoth(given) {
  const {
    origin,
    worlds,
    surfaces,
    viewers,
    change = (answer) => answer,
    onDone = () => {},
    onFound = () => {},
    expected = () => false,
  } = given;
  const agents = worlds.map(({ port }) => agentTo(port));
  const told = { found: [], compared: 0, ordered: 0, again: 0, statuses: {}, routes: new Map(), bytes: 0 };
  const times = worlds.map(() => []);
  const askOnce = async (surface, viewer) => {
    const answers = await Promise.all(
      worlds.map(({ name }, index) => askAs(origin, agents[index], surface, viewer.cookies(name))),
    );
    return [answers[0], change(answers[1], surface)];
  };
  const askOne = async (surface, viewer) => {
    for (let tries = 1; ; tries++) {
      const [one, two] = await askOnce(surface, viewer);
      const { difference, ordered } = compare(one, two);
      if (difference && tries < TRIES && !expected(surface, viewer.name)) continue;
      if (difference) {
        const found = { surface, viewer: viewer.name, difference, answers: [one, two] };
        told.found.push(found);
        onFound(found);
      } else if (tries > 1) told.again++;
      if (ordered && !difference) told.ordered++;
      told.compared++;
      told.bytes += one.body.length;
      told.statuses[one.status] = (told.statuses[one.status] ?? 0) + 1;
      told.routes.set(surface.route, (told.routes.get(surface.route) ?? new Set()).add(one.status));
      for (const [index, { ms }] of [one, two].entries()) times[index].push(ms);
      return;
    }
  };
  const waiting = [...surfaces].reverse();
  const lane = async () => {
    for (let surface = waiting.pop(); surface; surface = waiting.pop()) {
      for (const viewer of viewers) await askOne(surface, viewer);
      onDone(told);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const agent of agents) agent.destroy();
  const medians = Object.fromEntries(worlds.map(({ name }, index) => [name, medianOf(times[index])]));
  return { ...told, medians };
}

const medianOf = (list) => Math.round(list.sort((one, two) => one - two)[list.length >> 1] ?? 0);
