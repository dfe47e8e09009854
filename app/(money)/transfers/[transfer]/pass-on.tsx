import { Avatar } from '@/app/_ui/avatar';
import { Card } from '@/app/_ui/card';
import { CopyText } from '@/app/_ui/copy-text';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { linkPath } from '@/lib/money/transfers/links/model';
import { linkOf, type SentLink } from '@/lib/money/transfers/links/queries';
import type { TransferView } from '@/lib/money/transfers/queries';
import { env } from '@/lib/platform/env';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { confirm, turn } from '../actions';

type PassOnProps = { actor: PersonActor; view: TransferView; name: string };

/** The link of what was sent to a number, for its sender to pass on; and once somebody opened it, the question whether that is who she meant. */
export async function PassOn({ actor, view, name }: PassOnProps) {
  const link = await linkOf(actor, view.id);
  if (!link) return null;
  return link.claimer ? <IsItShe view={view} link={link} name={name} /> : <TheLink view={view} link={link} />;
}

async function TheLink({ view, link }: { view: TransferView; link: SentLink }) {
  const { t, href } = await requestI18n();
  const url = `${env().SOUK_ORIGIN}${href(linkPath(link.token))}`;
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold">{t('transfers.link_title')}</h2>
      {link.spent ? (
        <Notice tone="danger">{t('transfers.link_spent')}</Notice>
      ) : (
        <>
          <p className="text-muted text-sm">{t('transfers.link_text')}</p>
          <p className="flex flex-col items-start gap-1 text-sm sm:flex-row sm:items-center sm:gap-2">
            <bdi dir="ltr" data-transfer-link className="wrap-anywhere min-w-0 flex-1 select-all">
              {url}
            </bdi>
            <CopyText text={url} label={t('transfers.link_copy')} copied={t('transfers.link_copied')} />
          </p>
        </>
      )}
      <Turn view={view} link={link} label={t('transfers.link_turn')} />
    </Card>
  );
}

async function IsItShe({ view, link, name }: { view: TransferView; link: SentLink; name: string }) {
  const { t, formatMoney } = await requestI18n();
  const { claimer } = link;
  if (!claimer) return null;
  const who = shownName(t, claimer.card?.name);
  return (
    <Card className="space-y-4">
      <h2 className="font-semibold">{t('transfers.claimer_title')}</h2>
      {claimer.card && (
        <p className="flex items-center gap-3">
          <Avatar name={claimer.card.name} />
          <span className="min-w-0">
            <bdi className="block truncate font-medium">{claimer.card.name}</bdi>
            <bdi dir="ltr" className="block text-muted text-sm">
              @{claimer.card.handle}
            </bdi>
          </span>
        </p>
      )}
      <p className="text-sm">{t('transfers.claimer_text', { who, name })}</p>
      {claimer.card && (
        <p className="text-muted text-sm">
          {t('transfers.claimer_back', { minutes: Math.ceil(link.pauseSeconds / 60) })}
        </p>
      )}
      {claimer.card && (
        <Form action={confirm} messages={errorMessages(t, ['link_changed', 'too_late'])}>
          <input type="hidden" name="transferId" value={view.id} />
          <input type="hidden" name="claimerId" value={claimer.id} />
          <SubmitButton size="large" wide>
            {t('transfers.claimer_yes', { who, amount: formatMoney(view.arrives) })}
          </SubmitButton>
        </Form>
      )}
      <Turn view={view} link={link} label={t('transfers.claimer_no')} />
    </Card>
  );
}

async function Turn({ view, link, label }: { view: TransferView; link: SentLink; label: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={turn} messages={errorMessages(t, ['link_changed'])}>
      <input type="hidden" name="transferId" value={view.id} />
      <input type="hidden" name="turn" value={String(link.turn)} />
      <SubmitButton variant="quiet" size="small">
        {label}
      </SubmitButton>
    </Form>
  );
}
