import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { GridEdit } from '@/lib/shop/grid/queries';
import { takeBackTheSave } from './actions';

/** The last saves, by whom and when, each to be taken back whole. */
export async function Edits({ page, edits }: { page: string; edits: readonly GridEdit[] }) {
  const { t, formatDate } = await requestI18n();
  if (edits.length === 0) return null;
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-lg">{t('grid.edits')}</h2>
      <ul className="divide-y divide-line">
        {edits.map((edit) => (
          <li key={edit.id} className="flex min-h-14 flex-wrap items-center gap-3 py-2 text-sm">
            <span className="min-w-48 flex-1">
              <bdi className="block font-medium">
                {edit.who === null ? t('studio.history_nobody') : shownName(t, edit.who)}
              </bdi>
              <span className="text-muted">
                {t('grid.edit_line', { moment: formatDate(edit.at, 'moment'), count: edit.products })}
              </span>
            </span>
            {edit.undone ? (
              <span className="text-muted">{t('grid.edit_undone')}</span>
            ) : (
              <Form action={takeBackTheSave} messages={errorMessages(t)} className="contents">
                <input type="hidden" name="page" value={page} />
                <input type="hidden" name="edit" value={edit.id} />
                <SubmitButton variant="quiet" size="small">
                  {t('grid.undo_save')}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
