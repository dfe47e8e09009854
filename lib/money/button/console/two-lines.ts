import 'server-only';
import { linesOf } from '@/lib/money/button/design/model';
import { env } from '@/lib/platform/env';

/** Where a page of another site loads the button's script from. */
export function scriptUrl(): string {
  return new URL('/pay/v1.js', env().PAY_ORIGIN).href;
}

/** The two lines that a page of another site takes for its button to stand there, with the addresses of its own server. */
export function twoLines(publishable: string): string {
  return linesOf(scriptUrl(), publishable);
}
