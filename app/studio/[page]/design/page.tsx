import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sectionKinds, sectionsMax } from '@/lib/shop/design/model';
import { designDesk } from '@/lib/shop/design/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { keepDesign, takeEarlier } from './actions';
import { Desk } from './desk';
import { HeroFields } from './hero-fields';
import { SectionFields } from './section-fields';
import { SectionList } from './section-list';
import { ThemeFields } from './theme-fields';

export const generateMetadata = titled('design.title');

/** How a page looks: designed as a draft beside the page itself, published when it is right, and taken back. */
export default async function DesignPage({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_page');
  const [{ t, formatDate }, desk] = await Promise.all([requestI18n(), designDesk(actor, page.id)]);
  if (desk === null) notFound();
  const { draft, published } = desk;
  const faults = errorMessages(t, [
    'not_allowed',
    'ground_between',
    'ink_unreadable',
    'accent_unreadable',
    'too_many_sections',
  ]);
  const items = draft.sections.map((section, at) => ({
    key: `s${at}`,
    name: t(`design.${section.kind}`),
    fields: <SectionFields name={`s${at}`} section={section} desk={desk} languages={page.languages} />,
  }));
  return (
    <div className="space-y-6">
      <h1 className="flex flex-wrap items-center gap-3 text-xl md:text-2xl">
        {t('design.heading')}
        {desk.isUnpublished && <Chip tone="due">{t('design.unpublished')}</Chip>}
      </h1>
      <Desk
        action={keepDesign}
        messages={faults}
        words={{
          ...{ save: t('design.save'), publish: t('design.publish'), saved: t('design.saved') },
          ...{ published: t('design.published'), preview: t('design.preview') },
          ...{ phone: t('design.phone'), desktop: t('design.desktop') },
        }}
        previews={[
          { href: `/${page.handle}`, label: 'English', lang: 'en' },
          { href: `/ar/${page.handle}`, label: 'العربية', lang: 'ar' },
        ]}
      >
        <input type="hidden" name="page" value={page.id} />
        <Card>
          <ThemeFields theme={draft.theme} />
        </Card>
        <Card>
          <HeroFields desk={desk} languages={page.languages} />
        </Card>
        <Card className="space-y-4">
          <h2 className="font-semibold text-lg">{t('design.sections')}</h2>
          <SectionList
            key={draft.sections.map(({ kind, title }) => `${kind} ${title.en}`).join('\n')}
            items={items}
            words={{
              ...{ up: t('design.up'), down: t('design.down'), out: t('design.out') },
              ...{
                moved: t('design.moved', { name: '{name}', place: '{place}' }),
                removed: t('design.removed', { name: '{name}' }),
              },
            }}
          />
          {draft.sections.length < sectionsMax && (
            <div className="flex flex-wrap items-end gap-3">
              <Select name="add" label={t('design.add')} defaultValue="">
                <option value="">–</option>
                {sectionKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`design.${kind}`)}
                  </option>
                ))}
              </Select>
            </div>
          )}
        </Card>
      </Desk>
      {published.length > 0 && (
        <Card className="space-y-3">
          <h2 className="font-semibold text-lg">{t('design.earlier')}</h2>
          <ol className="divide-y divide-line">
            {published.map(({ id, at }) => (
              <li key={id} className="py-2">
                <Form
                  action={takeEarlier}
                  messages={faults}
                  className="flex flex-wrap items-center justify-between gap-3"
                >
                  <input type="hidden" name="page" value={page.id} />
                  <input type="hidden" name="design" value={id} />
                  <span>{formatDate(at, 'moment')}</span>
                  <SubmitButton variant="quiet">{t('design.restore')}</SubmitButton>
                </Form>
              </li>
            ))}
          </ol>
        </Card>
      )}
    </div>
  );
}
