import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { ImportView } from '@/lib/shop/imports/queries';
import { mappedFields } from '@/lib/shop/imports/schema';
import { mapTheColumns } from '../actions';

/** Which column of a table is what, to be looked over and put right; folded where every column of it has its place. */
export async function ColumnMapper({ page, view }: { page: Id<'page'>; view: ImportView }) {
  const { t } = await requestI18n();
  if (view.columns.length === 0 || !['ready', 'unreadable'].includes(view.state)) return null;
  return (
    <details
      open={view.state === 'unreadable' || (view.dialect === 'sheet' && view.unheld.length > 0)}
      className="rounded-md bg-surface p-4 shadow-card"
    >
      <summary className="flex min-h-11 cursor-pointer items-center font-medium">{t('imports.mapper')}</summary>
      <Form
        action={mapTheColumns}
        messages={errorMessages(t, ['import_over', 'column_unknown', 'not_found'])}
        className="space-y-4 pt-3"
      >
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="import" value={view.id} />
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {mappedFields.map((field) => (
            <label key={field} className="block space-y-1">
              <span className="block font-medium text-sm">{t(`imports.field_${field}`)}</span>
              <select
                name={field}
                defaultValue={view.mapped[field] ?? ''}
                className="select-arrow h-11 w-full min-w-0 rounded-sm border border-edge bg-surface ps-3 text-sm"
              >
                <option value="">{t('imports.no_column')}</option>
                {view.columns.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <SubmitButton variant="quiet">{t('imports.read_again')}</SubmitButton>
      </Form>
    </details>
  );
}
