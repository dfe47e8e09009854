/**
 * `npm run -s keys -- status | rotate <proposal> | rewrap | seal | receipts <proposal> | push`: the keys of the vault, as JSON. `rotate` makes a new primary
 * key and then does what `rewrap` does; a run that was cut short is finished by the worker, or by `rewrap`. It and `receipts`, a new key that receipts
 * are signed with, do what two operators agreed on (`/operator/keys`), which the worker does by itself. `seal` is what the worker does too: rows of before the vault. `push` only prints a new SOUK_PUSH_KEY, for the environment. Exit code 1 when there is no such word, or the ring is given by the environment.
 */
import webPush from 'web-push';
import { parseId } from '@/lib/kernel/ids';
import { keyStatus } from '@/lib/money/keys/queries';
import { rewrapKeys } from '@/lib/money/keys/rewrap-keys';
import { rotateKeys } from '@/lib/money/keys/rotate-keys';
import { sealRows } from '@/lib/money/keys/seal-rows';
import { sealOldOrders } from '@/lib/money/orders/ship-to/seal-old-orders';
import { turnReceiptKey } from '@/lib/money/receipts/signing-key';

const takesTwo =
  'New keys take two operators: one proposes at /operator/keys, another approves; a minute later the worker does it, or this with the proposal.';
const agreed = () => parseId('proposal', process.argv[3] ?? '');

const words: Record<string, () => Promise<object | string>> = {
  status: keyStatus,
  rewrap: rewrapKeys,
  seal: async () => ({ sealed: await sealRows(), orders: await sealOldOrders() }),
  push: async () => ({ SOUK_PUSH_KEY: webPush.generateVAPIDKeys().privateKey }),
  async receipts() {
    const proposal = agreed();
    const kid = proposal && (await turnReceiptKey(proposal));
    return kid ? { signsWith: kid } : takesTwo;
  },
  async rotate() {
    const proposal = agreed();
    if (!proposal) return takesTwo;
    const rotated = await rotateKeys(proposal);
    if (!rotated.ok && rotated.code === 'over') return takesTwo;
    if (!rotated.ok && rotated.code === 'turning')
      return 'The keys are being turned by another; ask again in two minutes.';
    if (rotated.ok) return { primary: rotated.value, ...(await rewrapKeys()) };
    return 'The ring is given by SOUK_KEY_RING: put a new key in front of it, start Souk again, and the worker does the rest.';
  },
};

const word = words[process.argv[2] ?? 'status'];
const answer = word ? await word() : `Say one of: ${Object.keys(words).join(', ')}.`;
const text = typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2);
// The rings' pools would keep the process alive; it ends when everything is written.
process.stdout.write(`${text}\n`, () => process.exit(typeof answer === 'string' ? 1 : 0));
