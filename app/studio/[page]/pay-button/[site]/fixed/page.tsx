import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { CodeBlock } from '@/app/_ui/code-block';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Price } from '@/app/_ui/price';
import type { SiteView } from '@/lib/money/button/console/queries';
import { scriptUrl } from '@/lib/money/button/console/two-lines';
import { buyLines } from '@/lib/money/button/fixed/buy-lines';
import type { LinkState } from '@/lib/money/button/fixed/model';
import { type LinkView, linksOfSite } from '@/lib/money/button/fixed/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';
import { change, setState } from './actions';
import { LastingFields, linkRefusals } from './lasting-fields';

export const generateMetadata = titled('button.fixed_title');

/** The fixed amounts of a site: what each costs, how often it was sold, its lines, and what may be changed. */
export default async function FixedAmounts({ params }: SitePageProps) {
  const { actor, page, site, home } = await loadSite({ params });
  const [{ t }, links] = await Promise.all([requestI18n(), linksOfSite(actor, site)]);
  const isHers = may(page.roles, 'change_settings');
  const add = isHers && <LinkButton href={`${home}/fixed/new`}>{t('button.fixed_new')}</LinkButton>;
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <SiteHead site={site} home={home} at="/fixed" />
      <header className="space-y-2">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-lg md:text-xl">{t('button.fixed_title')}</h1>
          {links.length > 0 && add}
        </div>
        <p className="text-muted">{t('button.fixed_lead')}</p>
      </header>
      {links.length === 0 ? (
        <EmptyState title={t('button.fixed_empty')} action={add || undefined}>
          {t('button.fixed_empty_more')}
        </EmptyState>
      ) : (
        links.map((link) => <Fixed key={link.id} link={link} site={site} changes={isHers && link.state !== 'ended'} />)
      )}
    </div>
  );
}

async function Fixed({ link, site, changes }: { link: LinkView; site: SiteView; changes: boolean }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const state = link.isOver ? 'over' : link.state;
  const facts = [
    t('button.fixed_sold', { count: link.uses }),
    ...(link.usesMax === null ? [] : [t('button.fixed_of', { count: link.usesMax })]),
    ...(link.delivery.amount > 0n ? [t('button.buy_delivery', { price: formatMoney(link.delivery) })] : []),
    ...(link.endsAt === null ? [] : [t('button.fixed_until', { day: formatDate(link.endsAt, 'date') })]),
  ];
  const lines = buyLines(scriptUrl(), site.publishable, { link: link.id }, t('button.title'));
  return (
    <Card id={link.id} className="space-y-4">
      <div className="space-y-1">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="min-w-0 font-semibold text-lg">
            <bdi>{link.title}</bdi>
          </h2>
          <Price value={link.price} className="font-semibold" />
        </div>
        <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
          <Chip tone={state === 'active' ? 'done' : 'neutral'}>{t(`button.fixed_state_${state}`)}</Chip>
          {facts.join(' · ')}
        </p>
      </div>
      {link.state !== 'ended' && (
        <CodeBlock text={lines} label={t('button.site_copy')} copied={t('button.site_copied')} />
      )}
      {changes && <Changes link={link} site={site} />}
    </Card>
  );
}

async function Changes({ link, site }: { link: LinkView; site: SiteView }) {
  const { t } = await requestI18n();
  return (
    <>
      <details className="group">
        <summary className="flex min-h-11 cursor-pointer items-center rounded-sm text-sm underline">
          {t('button.fixed_change')}
        </summary>
        <Form action={change} messages={errorMessages(t, linkRefusals)} done={t('button.site_saved')}>
          <input type="hidden" name="link" value={link.id} />
          <LastingFields link={link} returns={site.returns} />
          <SubmitButton variant="quiet">{t('button.site_save')}</SubmitButton>
        </Form>
      </details>
      <div className="flex flex-wrap gap-3">
        {link.state === 'active' ? (
          <SetState link={link} state="paused" label={t('button.fixed_pause')} />
        ) : (
          <SetState link={link} state="active" label={t('button.fixed_resume')} />
        )}
        <SetState link={link} state="ended" label={t('button.fixed_end')} />
      </div>
    </>
  );
}

async function SetState({ link, state, label }: { link: LinkView; state: LinkState; label: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={setState} messages={errorMessages(t, ['link_ended'])} className="">
      <input type="hidden" name="link" value={link.id} />
      <input type="hidden" name="state" value={state} />
      <SubmitButton variant={state === 'ended' ? 'plain' : 'quiet'} size="small">
        {label}
        <span className="sr-only">: {link.title}</span>
      </SubmitButton>
    </Form>
  );
}
