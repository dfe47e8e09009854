import type { ReactNode } from 'react';
import { Notice } from '@/app/_ui/notice';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { isExcused } from '@/lib/identity/operations/queries';
import { requestI18n } from '@/lib/platform/request';
import { type ConsoleSection, sectionsOf } from './sections';

type ConsolePageProps = {
  actor: PersonActor;
  /** Which section it is; null of the way in, and of what lies below none. */
  section: ConsoleSection | null;
  /** In place of the section's name. */
  title?: string;
  lead?: string;
  children: ReactNode;
};

/** A page of those who run Souk: the sections that are hers, its name, and what live mode asks of whoever came by a password. */
export async function ConsolePage({ actor, section, title, lead, children }: ConsolePageProps) {
  const [{ t }, excused] = await Promise.all([requestI18n(), isExcused(actor)]);
  const tabs = sectionsOf(actor).map(({ key, href }) => ({
    href,
    label: t(`operator.section_${key}`),
    current: key === section,
  }));
  return (
    <div className="page-width max-w-5xl space-y-8 py-8 md:py-12">
      <Tabs
        label={t('operator.sections')}
        tabs={[{ href: '/operator', label: t('operator.section_home'), current: section === null && !title }, ...tabs]}
      />
      {excused && <Notice>{t('operator.excused')}</Notice>}
      <header className="space-y-2">
        <h1 className="text-2xl">{title ?? t(section ? `operator.section_${section}` : 'operator.title')}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </header>
      {children}
    </div>
  );
}
