import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { OnlyYou } from '@/app/_ui/only-you';
import { type FrameView, myFrames } from '@/lib/money/button/frame/queries';
import { myWallet } from '@/lib/money/wallet/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { methodName } from '../../_wallet/method-mark';
import { SmallForm } from '../small-form';
import { takeBack } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.frame_sites'), robots: { index: false } };
}

/** Other sites on which one tap is enough: up to how much, with what, and the way to take it back. */
export default async function MySites() {
  const actor = await requirePerson('/wallet/sites');
  const [frames, { methods }, { t }] = await Promise.all([myFrames(actor), myWallet(actor), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t('button.frame_sites')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('button.frame_sites_lead')}</p>
      {frames.length === 0 ? (
        <EmptyState picture={<StoreIcon size={32} />} title={t('button.frame_none')}>
          <p>{t('button.frame_none_more')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {frames.map((frame) => {
            const method = methods.find((one) => one.id === frame.methodId);
            return (
              <li key={frame.id}>
                <Site frame={frame} method={method ? methodName(method) : ''} />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

async function Site({ frame, method }: { frame: FrameView; method: string }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const { site, host, perPayment, perDay, since, here } = frame;
  return (
    <Card className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="min-w-0 text-base">
          <bdi className="wrap-anywhere block">{site}</bdi>
          <span className="wrap-anywhere block font-normal text-muted text-sm rtl:text-right" dir="ltr">
            {host}
          </span>
        </h2>
        {here && <Chip>{t('button.frame_here')}</Chip>}
      </div>
      <p className="text-sm">
        {t('button.frame_limits', { payment: formatMoney(perPayment), day: formatMoney(perDay) })}
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted text-sm">
        <bdi dir="ltr">{method}</bdi>
        <span>{t('button.frame_since', { date: formatDate(since) })}</span>
      </p>
      <SmallForm
        action={takeBack}
        name="frame"
        value={frame.id}
        messages={errorMessages(t, ['not_found'])}
        ask={{
          question: t('button.frame_revoke_sure', { site }),
          yes: t('button.frame_revoke_yes'),
          no: t('button.frame_revoke_no'),
        }}
      >
        {t('button.frame_revoke')}
        <span className="sr-only">{site}</span>
      </SmallForm>
    </Card>
  );
}
