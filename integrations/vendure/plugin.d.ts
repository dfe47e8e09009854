import type { Type } from '@vendure/core';

export type SoukPayOptions = {
  /** The secret key of your site. It stays on the server. */
  key: string;
  /** The secret of the webhook endpoint that leads to `/souk-pay/webhook`. */
  webhookSecret: string;
  /** Where Souk Pay is, e.g. `https://pay.souk.example`. */
  souk: string;
  /** The exact origin of the storefront that shows the button, as it is registered with your site. */
  storefront: string;
  /** Where a shopper whose browser opens no window comes back to; registered with your site. */
  returnUrl?: string;
};

/** Souk Pay for a Vendure server: handler, mutation `createSoukPayOrder` and webhook. */
export declare class SoukPayPlugin {
  static init(options: SoukPayOptions): Type<SoukPayPlugin>;
}
