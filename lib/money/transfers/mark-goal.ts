import 'server-only';
import { emailKey } from '@/lib/identity/accounts/model';
import { mark } from '@/lib/money/vault/mark';
import type { SendTo } from './schema';

/** The mark of an address of e-mail or a telephone number that something is sent to: by it whoever has it finds it, and nobody reads it. */
export async function markGoal(to: Extract<SendTo, { email: string } | { phone: string }>): Promise<string> {
  return 'phone' in to ? mark('phoned', to.phone) : mark('sent-to', emailKey(to.email));
}
