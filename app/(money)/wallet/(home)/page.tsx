import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PackageIcon, ShieldCheckIcon, SplitIcon, StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { wordOf } from '@/app/_ui/word-of';
import { noShowsOf } from '@/lib/money/orders/door/queries';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { payWords } from '../../_pay/pay-words';
import { settledActor } from '../../own-actor';
import { StoredAddresses, StoredMethods } from './stored';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('common.wallet'), robots: { index: false } };
}

type WalletProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The wallet: cards, accounts and addresses, which of them one tap uses, and the way to add more. */
export default async function WalletPage({ searchParams }: WalletProps) {
  const [asked, actor, voice] = await Promise.all([searchParams, settledActor(), requestI18n()]);
  const { t } = voice;
  // Back from the provider's whole page, where a browser without scripts types its card.
  if (typeof asked.setup_intent === 'string') {
    const kept = await finishCardSetup(actor, { setupId: asked.setup_intent, makeDefault: false });
    redirect(voice.href(kept.ok ? '/wallet' : `/wallet?card=${kept.code}`));
  }
  const [{ methods, addresses }, records] = await Promise.all([myWallet(actor), noShowsOf(actor)]);
  const { problems } = payWords(voice);
  const said = typeof asked.card === 'string' ? wordOf(problems, asked.card) : undefined;
  return (
    <div className="mx-auto w-full max-w-4xl space-y-10 px-4 py-6 md:px-8 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t('common.wallet')}</h1>
        <OnlyYou />
      </div>
      {said && <Notice tone="danger">{said}</Notice>}
      {actor.kind === 'guest' && methods.length + addresses.length > 0 && <GuestNotice />}
      <StoredMethods methods={methods} />
      <StoredAddresses addresses={addresses} />
      <div className="space-y-3">
        <LinkButton href="/orders" variant="quiet" size="large" wide>
          <PackageIcon />
          {t('common.orders')}
        </LinkButton>
        {records.length > 0 && (
          <LinkButton href="/wallet/record" variant="quiet" size="large" wide>
            <PackageIcon />
            {t('door.record')}
          </LinkButton>
        )}
        {actor.kind === 'person' && (
          <>
            <LinkButton href="/transfers/split" variant="quiet" size="large" wide>
              <SplitIcon />
              {t('split.in_wallet')}
            </LinkButton>
            <LinkButton href="/wallet/limits" variant="quiet" size="large" wide>
              <ShieldCheckIcon />
              {t('limits.in_wallet')}
            </LinkButton>
            <LinkButton href="/wallet/sites" variant="quiet" size="large" wide>
              <StoreIcon />
              {t('button.frame_sites')}
            </LinkButton>
          </>
        )}
      </div>
    </div>
  );
}

async function GuestNotice() {
  const { t } = await requestI18n();
  return (
    <Notice>
      {t('money.guest_wallet')}{' '}
      <LinkButton href="/sign-up?next=/wallet" variant="plain" size="small" className="-my-2 -mx-4 underline">
        {t('common.sign_up')}
      </LinkButton>
    </Notice>
  );
}
