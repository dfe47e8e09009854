import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CircleCheckIcon, ClockIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { LookAgain } from '@/app/_ui/look-again';
import { RowList } from '@/app/_ui/row-list';
import type { DeletionView } from '@/lib/identity/deletions/model';
import { deletionByToken } from '@/lib/identity/deletions/queries';
import { currentActor } from '@/lib/platform/auth';
import { leavingToken } from '@/lib/platform/leaving-cookie';
import { requestI18n } from '@/lib/platform/request';
import { Narrow } from '../../_account/narrow';

/** The deletion that this browser asked for. To every other the page is not there: nobody learns here that anybody left. */
const ownDeletion = cache(async (): Promise<DeletionView> => {
  const [actor, token] = await Promise.all([currentActor(), leavingToken()]);
  return (await deletionByToken(actor, token)) ?? notFound();
});

export async function generateMetadata(): Promise<Metadata> {
  const [{ t }] = await Promise.all([requestI18n(), ownDeletion()]);
  return { title: t('identity.closed_title'), robots: { index: false } };
}

/** What somebody sees who has just closed an account: how far its deletion is, and in the end her certificate. */
export default async function ClosedPage() {
  const [deletion, { t }] = await Promise.all([ownDeletion(), requestI18n()]);
  return (
    <Narrow title={t('identity.closed_title')} lead={t('identity.closed_lead')}>
      <Progress deletion={deletion} />
      {deletion.doneAt && <CertificateOffer />}
      <LinkButton href="/">{t('identity.go_home')}</LinkButton>
    </Narrow>
  );
}

async function Progress({ deletion: { steps, doneAt } }: { deletion: DeletionView }) {
  const { t, formatNumber } = await requestI18n();
  const done = steps.filter((one) => one.done).length;
  return (
    <section className="space-y-3">
      <p role="status">
        {t(doneAt ? 'deletion.progress_done' : 'deletion.progress_running')}{' '}
        {t('deletion.progress_count', { done: formatNumber(done), all: formatNumber(steps.length) })}
      </p>
      <RowList>
        {steps.map((one) => (
          <li key={one.step} className="flex min-h-11 items-center justify-between gap-4 px-4 py-2">
            <span>{t(`deletion.step_${one.step}`)}</span>
            <span className="flex shrink-0 items-center gap-2 text-muted text-sm">
              {one.done ? <CircleCheckIcon size={18} /> : <ClockIcon size={18} />}
              {t(one.done ? 'deletion.step_done' : 'deletion.step_waits')}
            </span>
          </li>
        ))}
      </RowList>
      {!doneAt && (
        <>
          <LookAgain />
          <noscript>
            <Link href="/settings/closed" className="inline-flex min-h-11 items-center underline">
              {t('deletion.look_again')}
            </Link>
          </noscript>
        </>
      )}
    </section>
  );
}

async function CertificateOffer() {
  const { t, href } = await requestI18n();
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('deletion.certificate')}</h2>
      <p className="text-muted">{t('deletion.certificate_lead')}</p>
      {/* No `Link`: it would fetch the file before anybody asked for it. */}
      <a href={href('/settings/closed/certificate')} download className={buttonClass({ variant: 'primary' })}>
        {t('deletion.certificate_get')}
      </a>
    </section>
  );
}
