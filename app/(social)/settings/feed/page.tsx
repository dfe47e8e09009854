import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { SettingsHeader } from '@/app/(identity)/_account/settings-header';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { pagesById } from '@/lib/shop/pages/queries';
import { feedChoice, feedSources } from '@/lib/social/feed/queries';
import { Look } from '../../_looks/look';
import { sendLess, sendLooks, sendQuiet, sendReset, sendSuggests } from '../../feed/actions';
import { Modes } from '../../feed/modes';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('feed.settings_title'), robots: { index: false } };
}

/** What one's feed is made from, how it is ordered, and the ways to switch off, to begin anew and to take back. */
export default async function FeedSettings() {
  const actor = await requirePerson('/settings/feed');
  const [{ t, formatNumber }, choice, made] = await Promise.all([requestI18n(), feedChoice(actor), feedSources(actor)]);
  const muted = [...(await pagesById(actor, made.mutedPages)), ...made.mutedPeople];
  const messages = errorMessages(t);
  const counted = (count: number) => ({ count, shown: formatNumber(count) });
  return (
    <div className="page-width max-w-2xl space-y-10 py-6 md:py-10">
      <SettingsHeader title={t('feed.settings_title')} lead={t('feed.settings_lead')} />
      <Section title={t('feed.made_from')}>
        <RowList>
          {(['pages', 'people', 'friends', 'likes', 'saved'] as const).map((source) => (
            <li key={source} className="px-4 py-3">
              {t(`feed.from_${source}`, counted(made[source]))}
            </li>
          ))}
        </RowList>
        <p className="text-muted text-sm">{t('feed.never')}</p>
      </Section>
      <Section title={t('feed.mode_title')}>
        <div className="w-fit">
          <Modes mode={choice.mode} />
        </div>
        <p className="text-muted text-sm">{t('feed.order_hint')}</p>
        <Link href="/help/feed" className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
          {t('feed.how')}
        </Link>
      </Section>
      <Section title={t('feed.suggestions')}>
        <p className="text-muted text-sm">{t('feed.suggestions_hint')}</p>
        <Form action={sendSuggests} messages={messages} className="flex items-center gap-4">
          <span className="font-medium" role="status">
            {t(choice.suggests ? 'feed.suggestions_on' : 'feed.suggestions_off')}
          </span>
          <SubmitButton variant="quiet" name="suggests" value={choice.suggests ? 'no' : 'yes'}>
            {t(choice.suggests ? 'feed.switch_off' : 'feed.switch_on')}
          </SubmitButton>
        </Form>
      </Section>
      <Section title={t('feed.looks')}>
        <p className="text-muted text-sm">{t('feed.looks_hint')}</p>
        <Form action={sendLooks} messages={messages} className="flex flex-wrap items-center gap-4">
          <span className="font-medium" role="status">
            {t(choice.looks === null ? 'feed.suggestions_off' : 'feed.suggestions_on')}
          </span>
          <SubmitButton variant="quiet" name="looks" value={choice.looks === null ? 'yes' : 'no'}>
            {t(choice.looks === null ? 'feed.looks_use' : 'feed.looks_stop')}
          </SubmitButton>
        </Form>
        <Look stamp={choice.looks} />
      </Section>
      <Section title={t('feed.reset')}>
        <p className="text-muted text-sm">{t('feed.reset_hint')}</p>
        <Form action={sendReset} messages={messages} done={t('feed.reset_done')}>
          <SubmitButton variant="quiet">{t('feed.reset')}</SubmitButton>
        </Form>
      </Section>
      {made.less.length > 0 && (
        <Section title={t('feed.less_title')}>
          <RowList>
            {made.less.map(({ id, name }) => (
              <Undo key={id} name={name}>
                <Form action={sendLess} messages={messages} className="inline">
                  <input type="hidden" name="of" value={id} />
                  <SubmitButton variant="quiet" size="small" name="less" value="no">
                    {t('feed.less_undo')}
                  </SubmitButton>
                </Form>
              </Undo>
            ))}
          </RowList>
        </Section>
      )}
      {muted.length > 0 && (
        <Section title={t('feed.muted_title')}>
          <RowList>
            {muted.map(({ id, name }) => (
              <Undo key={id} name={name}>
                <Form action={sendQuiet} messages={messages} className="inline">
                  <input type="hidden" name="of" value={id} />
                  <SubmitButton variant="quiet" size="small" name="mute" value="no">
                    {t('feed.unmute')}
                  </SubmitButton>
                </Form>
              </Undo>
            ))}
          </RowList>
        </Section>
      )}
    </div>
  );
}

function Undo({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <li className="flex min-h-14 items-center justify-between gap-3 px-4 py-2">
      <bdi className="min-w-0 truncate">{name}</bdi>
      {children}
    </li>
  );
}
