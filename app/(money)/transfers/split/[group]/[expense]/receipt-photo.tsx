import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { PhotoUpload, photoFaults } from '@/app/_ui/photo-upload';
import type { ExpenseView } from '@/lib/money/splits/expenses/model';
import type { GroupView } from '@/lib/money/splits/groups/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { dropPhoto } from '../../actions';

const faults = [...photoFaults, 'photo_taken', 'photo_signed_out', 'not_found'] as const;

type ReceiptPhotoProps = { group: GroupView; expense: ExpenseView; fault: string | string[] | undefined };

/** The photograph of the receipt: seen large, taken away, or sent by a plain form, which works in every browser. */
export async function ReceiptPhoto({ group, expense, fault }: ReceiptPhotoProps) {
  const { t, locale, href } = await requestI18n();
  // What stands in an address may be anybody's: only what the route itself would say is shown.
  const said = faults.find((one) => one === fault);
  const address = href(`/transfers/split/${group.id}/${expense.id}/photo`);
  if (expense.removed) return null;
  return (
    <section id="photo" aria-labelledby="photo-title" className="scroll-mt-24 space-y-4">
      <h2 id="photo-title" className="text-lg">
        {t('split.photo')}
      </h2>
      {said && <Notice tone="danger">{t(`errors.${said}`)}</Notice>}
      {expense.photo ? (
        <div className="space-y-3">
          <a href={address} target="_blank" rel="noopener" className="block w-fit rounded-md">
            {/* biome-ignore lint/performance/noImgElement: only the group's members may load it, so nothing makes sizes of it */}
            <img
              src={address}
              alt={t('split.photo_of', { title: expense.title || t('split.untitled') })}
              className="max-h-[32rem] max-w-full rounded-md bg-sunken object-contain"
            />
          </a>
          <Form action={dropPhoto} messages={errorMessages(t)}>
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="expenseId" value={expense.id} />
            <SubmitButton variant="plain">{t('split.photo_remove')}</SubmitButton>
          </Form>
        </div>
      ) : (
        <PhotoUpload
          action={`/api/expenses/photo?${new URLSearchParams({ lang: locale, group: group.id, expense: expense.id })}`}
          label={t('split.photo_file')}
          hint={t('split.photo_hint')}
          send={t('split.photo_add')}
        />
      )}
    </section>
  );
}
