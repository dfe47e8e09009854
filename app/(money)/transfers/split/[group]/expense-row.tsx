import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import { money } from '@/lib/kernel/money';
import type { ExpenseView } from '@/lib/money/splits/expenses/model';
import type { GroupView } from '@/lib/money/splits/groups/model';
import { useVoice } from '@/lib/platform/request';
import { memberNames } from '../member-name';

/** An expense in the list of its group: what it was, who paid it, and what of it is whose who looks. */
export function ExpenseRow({ group, expense }: { group: GroupView; expense: ExpenseView }) {
  const { t, href, formatDate, formatList, formatMoney } = useVoice();
  const { whole, parts, title, day, id } = expense;
  const nameOf = memberNames(t, group.members);
  const payers = parts
    .filter(({ paid }) => paid > 0n)
    .map(({ member }) => (member === group.me ? t('split.you') : nameOf(member)));
  const mine = parts.find(({ member }) => member === group.me);
  return (
    <li>
      <Link
        href={`/transfers/split/${group.id}/${id}`}
        className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
      >
        {expense.photo && (
          // biome-ignore lint/performance/noImgElement: only the group's members may load it, so nothing makes sizes of it
          <img
            src={href(`/transfers/split/${group.id}/${id}/photo`)}
            alt={t('split.photo')}
            loading="lazy"
            className="size-11 rounded-sm bg-sunken object-cover"
          />
        )}
        <span className="min-w-0 flex-1 basis-44">
          <bdi className="wrap-anywhere block font-medium">{title || t('split.untitled')}</bdi>
          <span className="wrap-anywhere block text-muted text-sm">
            {t('split.paid_by', { day: formatDate(new Date(`${day}T00:00:00Z`), 'date'), names: formatList(payers) })}
          </span>
        </span>
        <span className="ms-auto text-end">
          <Price value={whole} className="block font-medium" />
          <span className="block text-muted text-sm">
            {mine && mine.borne > 0n
              ? t('split.yours', { amount: formatMoney(money(mine.borne, whole.currency)) })
              : t('split.not_yours')}
          </span>
        </span>
      </Link>
    </li>
  );
}
