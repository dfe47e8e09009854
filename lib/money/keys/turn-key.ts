import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { turnReceiptKey } from '@/lib/money/receipts/signing-key';
import type { TurnedKey } from './model';
import { rewrapKeys } from './rewrap-keys';
import { rotateKeys } from './rotate-keys';

/**
 * Turns a key once two operators agreed on it and their minute is over: a job for that moment, which may be killed and run again. Nothing for
 * what was never approved, was taken back, or was done before. Throws while another turns the vault: that one may be killed, so it is asked again.
 */
export async function turnKey(proposal: Id<'proposal'>, action: TurnedKey): Promise<void> {
  if (action === 'key.receipts') {
    await turnReceiptKey(proposal);
    return;
  }
  const turned = await rotateKeys(proposal);
  if (turned.ok) await rewrapKeys();
  else if (turned.code === 'turning') throw new Error('the keys are being turned');
}
