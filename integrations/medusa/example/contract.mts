/** Compiled in the test of the platform: Medusa's own types take the package for what it says it is. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import type { IPaymentProvider } from '@medusajs/framework/types';
import { AbstractPaymentProvider } from '@medusajs/framework/utils';
import provider, { type SoukPayOptions, SoukPayProvider } from '@souk/medusa';
import { POST } from '@souk/medusa/approve';

const options: SoukPayOptions = {
  key: 'sk_test_',
  webhookSecret: 'whsec_',
  souk: 'https://pay.souk.example',
  storefront: 'https://lamps.example',
};
const made: IPaymentProvider = new SoukPayProvider({}, options);
const route: (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => unknown = POST;

if (!(made instanceof AbstractPaymentProvider)) throw new Error('not a payment provider');
if (made.getIdentifier() !== 'souk') throw new Error('not called souk');
if (!provider.services.includes(SoukPayProvider)) throw new Error('the module has no provider');
if (typeof route !== 'function') throw new Error('no route');
