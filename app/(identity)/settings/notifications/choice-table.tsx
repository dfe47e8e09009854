import { requestI18n } from '@/lib/platform/request';
import type { NoticeChoice } from '@/lib/social/notices/queries';
import { WayTick } from './way-tick';

const columns = [
  { way: 'site', name: 'kinds[]' },
  { way: 'mail', name: 'mail[]' },
  { way: 'push', name: 'push[]' },
] as const;

/** Every kind of notice in a row, every way of being told of it in a column; each tick is named by both. */
export async function ChoiceTable({ choice, pushes }: { choice: readonly NoticeChoice[]; pushes: boolean }) {
  const { t } = await requestI18n();
  const shown = pushes ? columns : columns.slice(0, 2);
  return (
    <table className="w-full">
      <thead>
        <tr>
          <th scope="col" className="text-start">
            <span className="sr-only">{t('notices.way_what')}</span>
          </th>
          {shown.map(({ way }) => (
            <th
              key={way}
              id={`way-${way}`}
              scope="col"
              className="w-16 px-1 pb-2 align-bottom font-medium text-muted text-sm sm:w-24"
            >
              {t(`notices.way_${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-edge border-edge border-y">
        {choice.map((one) => (
          <tr key={one.kind}>
            <th id={`kind-${one.kind}`} scope="row" className="py-2 pe-2 text-start font-normal">
              {t(`notices.kind_${one.kind}`)}
            </th>
            {shown.map(({ way, name }) => (
              <td key={way} className="p-0 text-center">
                <WayTick
                  name={name}
                  value={one.kind}
                  labelledBy={`kind-${one.kind} way-${way}`}
                  defaultChecked={one[way]}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
