import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Form, SubmitButton } from '@/app/_ui/form';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { wordOf } from '@/app/_ui/word-of';
import { friendsOf } from '@/lib/identity/ties/queries';
import { parseId } from '@/lib/kernel/ids';
import { mySplit } from '@/lib/money/parts/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../own-actor';
import { OwedNotice } from '../../owed-notice';
import { partMessages } from '../../part-messages';
import { SharedThings } from '../../shared-things';
import { Until } from '../../until';
import { callOff } from '../actions';
import { PartTile } from './part-tile';

type PageProps = { params: Promise<{ purchase: string }>; searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('parts.split_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** A purchase that its starter shares: who is in and who is not, and what she can do about it. */
export default async function SplitPage({ params, searchParams }: PageProps) {
  const [asked, { problem }, actor, voice] = await Promise.all([params, searchParams, settledActor(), requestI18n()]);
  const { t, href } = voice;
  const purchaseId = parseId('purchase', asked.purchase);
  if (actor.kind !== 'person')
    redirect(href(`/sign-in?next=${encodeURIComponent(href(`/transfers/parts/${asked.purchase}`))}`));
  const split = purchaseId && (await mySplit(actor, purchaseId));
  if (!split) notFound();
  const friends = split.state === 'open' ? await friendsOf(actor) : [];
  const messages = partMessages(voice);
  const refused = typeof problem === 'string' ? (wordOf(messages, problem) ?? null) : null;
  const isOpen = split.state === 'open';
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:py-10">
      <HeadingFocus />
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('parts.split_title')}</h1>
        <OnlyYou />
      </div>
      {refused && isOpen && !split.begun && <Notice tone="danger">{refused}</Notice>}
      <Notice tone={split.state === 'captured' ? 'done' : 'info'}>
        {split.state === 'ended' ? t(`parts.ended_${split.why ?? 'canceled'}`) : t(`parts.state_${split.state}`)}
      </Notice>
      <OwedNotice owed={split.owed} of={split} />
      <SharedThings of={split} />
      {isOpen && <Until at={split.deadline} />}
      {isOpen && !split.begun && <Notice>{t('parts.own_first')}</Notice>}
      <ul aria-label={t('parts.shares')} className="space-y-3">
        {split.parts.map((part, index) => (
          <PartTile
            key={part.id}
            part={part}
            place={index + 1}
            actor={actor}
            isOpen={isOpen}
            begun={split.begun}
            friends={friends.map(({ handle, name }) => ({ handle, name }))}
          />
        ))}
      </ul>
      {split.state !== 'ended' && split.state !== 'open' && (
        <LinkButton href={`/orders/${split.orderId}`} wide>
          {t('money.view_order')}
        </LinkButton>
      )}
      {isOpen && (
        <Form action={callOff} messages={messages}>
          <input type="hidden" name="purchaseId" value={split.purchaseId} />
          <SubmitButton variant="danger" wide>
            {t('parts.call_off')}
          </SubmitButton>
          <p className="text-muted text-sm">{t('parts.call_off_hint')}</p>
        </Form>
      )}
    </div>
  );
}
