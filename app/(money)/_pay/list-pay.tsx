import type { ReactNode } from 'react';
import type { Actor } from '@/lib/identity/actor/model';
import { counterForList } from '@/lib/money/tap/queries';
import { requestI18n } from '@/lib/platform/request';
import { PaidFrom } from './paid-from';
import { nextSteps, payWords } from './pay-words';
import { TapList } from './tap-list';

/** What pays for the products of a list, for somebody whose method and address are stored; null for everybody else. */
export async function ListPay({ actor }: { actor: Actor }): Promise<ReactNode> {
  const [voice, counter] = await Promise.all([requestI18n(), counterForList(actor, [])]);
  const method = counter?.wallet.methods.find((one) => one.isDefault);
  const address = counter?.wallet.addresses.find((one) => one.isDefault);
  if (!method || !address) return null;
  const said = payWords(voice);
  const ways = { here: '#here', sheet: '#sheet', shop: '#shop' };
  const steps = nextSteps(voice, { ...ways, signIn: voice.href(`/sign-in?next=${encodeURIComponent('#back')}`) });
  return (
    <TapList
      words={{
        ...said,
        ...(method.kind === 'bank' && { paid: said.ordered }),
        ...{ which: voice.t('money.which_one'), close: voice.t('common.close'), steps },
      }}
      signedIn={actor.kind === 'person'}
      returnHref={voice.href('/checkout/return')}
    >
      <PaidFrom method={method} address={address} changeHref="/wallet" says={voice.t('money.one_tap_with')} />
    </TapList>
  );
}
