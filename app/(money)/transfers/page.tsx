import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { ArrowRightIcon, LandmarkIcon, MessageCircleIcon, SendHorizontalIcon, SplitIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { claimAddressed } from '@/lib/money/transfers/claim-addressed';
import { myTransfers } from '@/lib/money/transfers/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { ProveAddress } from './prove-address';
import { TransferRow } from './transfer-row';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.title'), robots: { index: false } };
}

/** What one sends to people and receives from them, and the ways to begin. */
export default async function TransfersPage() {
  const actor = await requirePerson('/transfers');
  await claimAddressed(actor);
  const [transfers, { t }] = await Promise.all([myTransfers(actor), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-3xl space-y-10 px-4 py-6 md:px-8 md:py-10">
      <div className="space-y-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-2xl">{t('transfers.title')}</h1>
          <OnlyYou />
        </div>
        <p className="text-muted">{t('transfers.lead')}</p>
      </div>
      {!actor.emailVerified && <ProveAddress email={actor.email} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Door
          href="/transfers/send"
          icon={<SendHorizontalIcon />}
          title={t('transfers.door_send')}
          text={t('transfers.door_send_text')}
        />
        <Door href="/transfers/split" icon={<SplitIcon />} title={t('split.title')} text={t('split.lead')} />
        <Door
          href="/transfers/requests"
          icon={<MessageCircleIcon />}
          title={t('split.requests')}
          text={t('split.requests_lead')}
        />
        <Door
          href="/transfers/receive"
          icon={<LandmarkIcon />}
          title={t('transfers.door_receive')}
          text={t('transfers.door_receive_text')}
        />
      </div>
      {transfers.length === 0 ? (
        <EmptyState picture={<SendHorizontalIcon size={32} />} title={t('transfers.none_title')}>
          {t('transfers.none_text')}
        </EmptyState>
      ) : (
        <Section title={t('transfers.list')}>
          <RowList>
            {transfers.map((one) => (
              <TransferRow key={one.id} transfer={one} />
            ))}
          </RowList>
        </Section>
      )}
    </div>
  );
}

function Door({ href, icon, title, text }: { href: string; icon: React.ReactNode; title: string; text: string }) {
  return (
    <Link href={href} className="group flex flex-col gap-3 rounded-lg bg-surface p-5 shadow-card hover:shadow-raised">
      <span className="flex items-center justify-between">
        <span className="grid size-11 place-items-center rounded-full bg-sunken">{icon}</span>
        <ArrowRightIcon className="mirror text-muted" />
      </span>
      <span className="font-semibold text-lg">{title}</span>
      <span className="text-muted text-sm">{text}</span>
    </Link>
  );
}
