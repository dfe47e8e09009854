import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { buttonClass } from '@/app/_ui/button-class';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { Link } from '@/app/_ui/link';
import { LookAgain } from '@/app/_ui/look-again';
import { OnlyYou } from '@/app/_ui/only-you';
import { parseId } from '@/lib/kernel/ids';
import { resumeTransfer } from '@/lib/money/transfers/resume-transfer';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages, localeHref } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { SmallForm } from '../../wallet/small-form';
import { cancel, decline } from '../actions';
import { Amounts } from './amounts';
import { PassOn } from './pass-on';
import { Standing } from './standing';
import { Steps } from './steps';
import { Wrong } from './wrong';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.title'), robots: { index: false } };
}

/** How one transfer stands, for either side of it: what is next, until when it can be taken back, and its receipt. */
export default async function TransferPage({ params }: { params: Promise<{ transfer: string }> }) {
  const { transfer } = await params;
  const actor = await requirePerson(`/transfers/${transfer}`);
  const id = parseId('transfer', transfer);
  const view = id && (await resumeTransfer(actor, id));
  // Whether there is such a transfer is not said; an unproven address is, on the way to it.
  if (!view && !actor.emailVerified) redirect(localeHref(actor.locale, '/transfers'));
  if (!view) notFound();
  const { t, href, formatMoney } = await requestI18n();
  const isSender = view.side === 'sender';
  const name = shownName(t, view.name);
  const amount = formatMoney(isSender && view.send ? view.send : view.arrives);
  const isPaid = !['asked', 'declined', 'canceled', 'expired'].includes(view.state);
  const isMoving = ['asked', 'taken', 'sending', 'returning'].includes(view.state);
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <HeadingFocus />
      {isMoving && <LookAgain />}
      <BackLink href="/transfers">{t('transfers.back')}</BackLink>
      <div className="flex items-start justify-between gap-3">
        <h1 className="wrap-anywhere min-w-0 text-xl">
          {t(isSender ? 'transfers.detail_sent' : 'transfers.detail_received', { amount, name })}
        </h1>
        <OnlyYou />
      </div>
      <Standing actor={actor} view={view} name={name} />
      {view.waits === 'link' && <PassOn actor={actor} view={view} name={name} />}
      <Steps view={view} name={name} />
      {view.total && <Amounts view={view} name={name} />}
      {isSender && isPaid && (
        <p className="space-y-1 text-sm">
          <a
            href={href(`/transfers/${view.id}/receipt.jws`)}
            download
            className={buttonClass({ variant: 'quiet', size: 'small' })}
          >
            {t('transfers.receipt_signed')}
          </a>
          <span className="block text-muted">
            {t('transfers.receipt_note')}{' '}
            <Link href="/receipts/check" className="underline underline-offset-4">
              {t('transfers.receipt_check')}
            </Link>
          </span>
        </p>
      )}
      {view.state === 'held' && (
        <SmallForm
          action={isSender ? cancel : decline}
          name="transferId"
          value={view.id}
          messages={errorMessages(t, ['too_late'])}
          ask={
            isSender
              ? {
                  question: t('transfers.cancel_question', { amount }),
                  yes: t('transfers.cancel_yes'),
                  no: t('transfers.cancel_no'),
                }
              : {
                  question: t('transfers.decline_question', { amount, name }),
                  yes: t('transfers.decline_yes'),
                  no: t('transfers.cancel_no'),
                }
          }
        >
          {t(isSender ? 'transfers.cancel' : 'transfers.decline')}
        </SmallForm>
      )}
      {isSender && (
        <section className="space-y-2 text-muted text-sm">
          <h2 className="font-semibold text-ink">{t('transfers.rights_title')}</h2>
          <p>{t('transfers.rights')}</p>
          <p>{t('transfers.held_by')}</p>
        </section>
      )}
      {isSender && <Wrong actor={actor} id={view.id} />}
    </div>
  );
}
