import type { ModuleProviderExports } from '@medusajs/framework/types';
import { AbstractPaymentProvider } from '@medusajs/framework/utils';

export type SoukPayOptions = {
  /** The secret key of your site. It stays on the server. */
  key: string;
  /** The secret of the webhook endpoint that leads to `/hooks/payment/souk_<id>`. */
  webhookSecret: string;
  /** Where Souk Pay is, e.g. `https://pay.souk.example`. */
  souk: string;
  /** The exact origin of the storefront that shows the button, as it is registered with your site. */
  storefront: string;
  /** Where a shopper whose browser opens no window comes back to; registered with your site. */
  returnUrl?: string;
  /** What the shopper reads beside the amount; `Order` by itself. */
  title?: string;
};

/** Souk Pay as a payment provider of Medusa. */
export declare class SoukPayProvider extends AbstractPaymentProvider<SoukPayOptions> {
  static identifier: string;
  static validateOptions(options: Record<string, unknown>): void;
  constructor(cradle: Record<string, unknown>, options: SoukPayOptions);
  initiatePayment: AbstractPaymentProvider['initiatePayment'];
  updatePayment: AbstractPaymentProvider['updatePayment'];
  authorizePayment: AbstractPaymentProvider['authorizePayment'];
  capturePayment: AbstractPaymentProvider['capturePayment'];
  refundPayment: AbstractPaymentProvider['refundPayment'];
  cancelPayment: AbstractPaymentProvider['cancelPayment'];
  deletePayment: AbstractPaymentProvider['deletePayment'];
  retrievePayment: AbstractPaymentProvider['retrievePayment'];
  getPaymentStatus: AbstractPaymentProvider['getPaymentStatus'];
  getWebhookActionAndData: AbstractPaymentProvider['getWebhookActionAndData'];
}

declare const provider: ModuleProviderExports;
export default provider;
