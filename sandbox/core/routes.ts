import { balanceEndpoints } from '../api/balance';
import { captureAndCancelEndpoints } from '../api/capture-and-cancel';
import { chargeEndpoints } from '../api/charges';
import { customerEndpoints } from '../api/customers';
import { disputeEndpoints } from '../api/disputes';
import { eventEndpoints } from '../api/events';
import { fileEndpoints } from '../api/files';
import { mandateEndpoints } from '../api/mandates';
import { paymentIntentEndpoints } from '../api/payment-intents';
import { paymentMethodEndpoints } from '../api/payment-methods';
import { payoutEndpoints } from '../api/payouts';
import { refundEndpoints } from '../api/refunds';
import { searchEndpoints } from '../api/search';
import { setupIntentEndpoints } from '../api/setup-intents';
import { taxEndpoints } from '../api/tax';
import { transferReversalEndpoints } from '../api/transfer-reversals';
import { transferEndpoints } from '../api/transfers';
import { webhookEndpointEndpoints } from '../api/webhook-endpoints';
import { accountLinkEndpoints } from '../v2/account-links';
import { accountEndpoints } from '../v2/accounts';
import { eventDestinationEndpoints } from '../v2/event-destinations';
import { thinEventEndpoints } from '../v2/events';
import { outboundPaymentEndpoints } from '../v2/outbound-payments';
import { payoutIntentEndpoints } from '../v2/payout-intents';
import { payoutMethodEndpoints } from '../v2/payout-methods';
import type { Endpoint } from './call';

/** First match wins, so `search` stands before `:id`. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...searchEndpoints,
  ...customerEndpoints,
  ...paymentMethodEndpoints,
  ...setupIntentEndpoints,
  ...mandateEndpoints,
  ...paymentIntentEndpoints,
  ...captureAndCancelEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...fileEndpoints,
  ...balanceEndpoints,
  ...payoutEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
  ...transferEndpoints,
  ...taxEndpoints,
  ...transferReversalEndpoints,
  ...accountEndpoints,
  ...accountLinkEndpoints,
  ...thinEventEndpoints,
  ...eventDestinationEndpoints,
  ...payoutMethodEndpoints,
  ...payoutIntentEndpoints,
  ...outboundPaymentEndpoints,
];

export interface Match<Kind = Endpoint> {
  endpoint: Kind;
  path: Record<string, string>;
}

export function matchRoute(method: string, path: string): Match | undefined {
  return matchIn(ENDPOINTS, method, path);
}

export function matchIn<Kind extends Pick<Endpoint, 'method' | 'path'>>(
  endpoints: readonly Kind[],
  method: string,
  path: string,
): Match<Kind> | undefined {
  const parts = path.split('/');
  for (const endpoint of endpoints) {
    if (endpoint.method !== method) continue;
    const found = matchParts(endpoint.path.split('/'), parts);
    if (found !== undefined) return { endpoint, path: found };
  }
  return undefined;
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, step] of pattern.entries()) {
    const part = parts[index] ?? '';
    // Ids are plain letters, digits and dashes; anything else names nothing.
    if (step.startsWith(':') && /^[\w-]+$/.test(part)) found[step.slice(1)] = part;
    else if (step !== part) return undefined;
  }
  return found;
}
