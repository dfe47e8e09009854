import { answer, type Call, endpoint } from '../core/call';
import { list, text } from '../core/params';
import { type Json, newId, type Resource } from '../core/values';
import type { BankMethod } from './bank-methods';

/** What the holder of a bank account allowed by saving it: to draw from it until it is forgotten. */
export interface Mandate extends Resource {
  object: 'mandate';
  payment_method: string;
  status: 'active' | 'inactive';
  [name: string]: Json;
}

/** Written down when an account is saved. Whose browser it was is nobody's business here, so no address is kept. */
export function recordMandate(call: Call, method: BankMethod): Promise<Mandate> {
  return call.store.insert<Mandate>({
    id: newId('mandate'),
    object: 'mandate',
    created: call.now,
    customer_acceptance: { accepted_at: call.now, type: 'online', online: { ip_address: null, user_agent: null } },
    livemode: false,
    multi_use: {},
    payment_method: method.id,
    payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
    status: 'active',
    type: 'multi_use',
  });
}

const retrieve = endpoint('GET', '/v1/mandates/:id', { expand: list(text()) }, async (call) => {
  const { created: _created, ...mandate } = await call.store.require<Mandate>('mandate', call.path.id ?? '');
  return answer(mandate as Mandate);
});

export const mandateEndpoints = [retrieve];
