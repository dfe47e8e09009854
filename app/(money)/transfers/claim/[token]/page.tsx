import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { LinkButton } from '@/app/_ui/link-button';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { linkPath } from '@/lib/money/transfers/links/model';
import { type OpenedLink, openedLink } from '@/lib/money/transfers/links/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { claim } from '../../actions';

type PageProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('transfers.claim_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** For whoever opened the link of something sent to her number: who sends it, and the number that its sender is asked about her by. */
export default async function ClaimPage({ params }: PageProps) {
  const { token } = await params;
  const actor = await requirePerson(linkPath(token));
  const [link, { t, href, formatMoney, formatDate }] = await Promise.all([openedLink(actor, token), requestI18n()]);
  if (!link) notFound();
  if (link.state === 'hers' || link.state === 'yours') redirect(href(`/transfers/${link.transferId}`));
  const name = shownName(t, link.from);
  const words = { name, amount: formatMoney(link.arrives), day: formatDate(link.claimBy, 'date') };
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <HeadingFocus />
      <div className="flex items-start justify-between gap-3">
        <h1 className="wrap-anywhere min-w-0 text-xl">{t('transfers.detail_received', words)}</h1>
        <OnlyYou />
      </div>
      {link.state === 'open' ? (
        <>
          <p className="text-muted">{t('transfers.claim_lead', words)}</p>
          <Form
            action={claim}
            messages={errorMessages(t, ['bad_number', 'wrong_number', 'link_spent', 'link_taken', 'yourself'])}
          >
            <input type="hidden" name="token" value={token} />
            <Field
              name="phone"
              type="tel"
              label={t('transfers.claim_phone')}
              hint={t('transfers.claim_phone_hint')}
              dir="ltr"
              autoComplete="tel"
            />
            <SubmitButton size="large" wide>
              {t('transfers.claim_go')}
            </SubmitButton>
          </Form>
          <p className="text-muted text-sm">{t('transfers.claim_note', words)}</p>
        </>
      ) : (
        <>
          {link.state === 'asked' && <LookAgain />}
          <Notice tone={link.state === 'asked' ? 'done' : 'info'}>{saidOf(link.state)}</Notice>
          <LinkButton href="/transfers/receive" variant="quiet" wide>
            {t('transfers.door_receive')}
          </LinkButton>
        </>
      )}
    </div>
  );

  function saidOf(state: OpenedLink['state']): string {
    if (state === 'asked') return t('transfers.claim_asked', words);
    return state === 'taken' ? t('transfers.claim_taken', words) : t('transfers.claim_spent', words);
  }
}
