import type { ProposalAction } from '@/lib/identity/proposals/model';
import type { Agreement } from '@/lib/money/operations/agreements';
import { errorMessages, type Translate } from '@/lib/platform/i18n';

/** An action as its words are called. */
export function keyOf({ action }: Pick<Agreement, 'action'>) {
  const keys = {
    'payout.release': 'release',
    'refund.settle': 'settle',
    'payout.hold-review': 'hold_review',
    'key.receipts': 'receipts',
    'key.vault': 'vault',
    'key.revoke-review': 'revoke_review',
    'market.change': 'market',
  } as const satisfies Record<ProposalAction, string>;
  return keys[action];
}

/** What the forms say that propose something. */
export function proposalMessages(t: Translate): Record<string, string> {
  return { ...errorMessages(t, ['too_short']), own: t('eyes.refused_concerned') };
}
