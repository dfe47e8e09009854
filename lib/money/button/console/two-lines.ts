import 'server-only';
import { env } from '@/lib/platform/env';

/** Where a page of another site loads the button's script from. */
export function scriptUrl(): string {
  return new URL('/pay/v1.js', env().PAY_ORIGIN).href;
}

/** The two lines that a page of another site takes for its button to stand there, with the addresses of its own server. */
export function twoLines(publishable: string): string {
  return [
    `<script src="${scriptUrl()}" async></script>`,
    `<souk-pay-button pk="${publishable}" create="/order" complete="/complete"></souk-pay-button>`,
  ].join('\n');
}
