/** Compiled in the test of the platform: Vendure's own types take the package for what it says it is. */
import { SoukPayPlugin } from '@souk/vendure';
import { soukPayHandler } from '@souk/vendure/handler';
import { PaymentMethodHandler, type VendureConfig } from '@vendure/core';

const plugin = SoukPayPlugin.init({
  key: 'sk_test_',
  webhookSecret: 'whsec_',
  souk: 'https://pay.souk.example',
  storefront: 'https://lamps.example',
});
export const part: Partial<VendureConfig> = {
  plugins: [plugin],
  paymentOptions: { paymentMethodHandlers: [soukPayHandler] },
};

if (!(soukPayHandler instanceof PaymentMethodHandler)) throw new Error('not a payment handler');
