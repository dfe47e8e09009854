import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { pageKinds, pageLanguages } from '@/lib/shop/pages/model';
import { saveFace } from './actions';
import { Ticks } from './ticks';

/** The name, kind, words and languages of a page. */
export async function FaceForm({ page }: { page: PageSettings }) {
  const { t, formatCountry, formatCurrency } = await requestI18n();
  return (
    <Form action={saveFace} messages={errorMessages(t)} done={t('common.saved')}>
      <input type="hidden" name="page" value={page.id} />
      <Field
        name="name"
        label={t('studio.page_name')}
        hint={t('common.name_hint')}
        defaultValue={page.name}
        maxLength={60}
      />
      <Select name="kind" label={t('studio.page_kind')} defaultValue={page.kind}>
        {pageKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`shop.kind_${kind}`)}
          </option>
        ))}
      </Select>
      <TextArea
        name="about"
        label={t('studio.page_about')}
        note={t('common.optional')}
        hint={t('studio.page_about_hint')}
        defaultValue={page.about}
        maxLength={2000}
        dir="auto"
      />
      <Ticks
        name="languages"
        className="flex gap-6"
        legend={t('studio.page_languages')}
        chosen={page.languages}
        choices={pageLanguages.map((code) => ({ value: code, label: t(`studio.language_${code}`) }))}
      />
      <p className="text-muted text-sm">
        {t('studio.fixed_facts', {
          country: formatCountry(page.country),
          currency: formatCurrency(page.currency),
        })}
      </p>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}
