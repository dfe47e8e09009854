import 'server-only';
import { linesOf } from '@/lib/money/button/design/model';
import { env } from '@/lib/platform/env';
import { pinnedScripts } from './pinned-scripts';

/** Where a page of another site loads the button's script from. */
export function scriptUrl(): string {
  return new URL('/pay/v1.js', env().PAY_ORIGIN).href;
}

/** The two lines that a page of another site takes for its button to stand there, with the addresses of its own server. */
export function twoLines(publishable: string): string {
  return linesOf(scriptUrl(), publishable);
}

/** The first of the two lines for a page that takes one version of the script and no other: its browser refuses a changed one. */
export function pinnedLine(): string {
  const [version, integrity] = Object.entries(pinnedScripts).at(-1) ?? [];
  const src = new URL(`/pay/v${version}.js`, env().PAY_ORIGIN).href;
  return `<script src="${src}" integrity="${integrity}" crossorigin="anonymous" async></script>`;
}
