import { logoShapes } from './world/logos';
import type { WorldPage } from './world/shape';

/** A shop's sign as SVG: its shape in its ink on its paper. */
export function drawLogo({ handle, logo }: Pick<WorldPage, 'handle' | 'logo'>): string {
  const shape = (logoShapes[handle] ?? '<circle r="28"/>')
    .replaceAll('"ink"', `"${logo.ink}"`)
    .replaceAll('"paper"', `"${logo.paper}"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="-50 -50 100 100"><rect x="-50" y="-50" width="100" height="100" fill="${logo.paper}"/><g transform="scale(0.86)" fill="${logo.ink}">${shape}</g></svg>`;
}
