import type { PersonCard } from '@/lib/identity/ties/model';
import type { Money } from '@/lib/kernel/money';
import { useVoice } from '@/lib/platform/request';

/** What was given until yesterday, with how much of its goal that is, and who of those that gave wants to be named. */
export function Gathered({ total, goal, donors }: { total: Money; goal: Money | null; donors: readonly PersonCard[] }) {
  const { t, formatMoney } = useVoice();
  const part = goal === null ? null : Math.min(100, Number((total.amount * 100n) / goal.amount));
  const words = { total: formatMoney(total), goal: goal ? formatMoney(goal) : '' };
  const given = goal === null ? t('donations.given_public', words) : t('donations.given_public_of', words);
  return (
    <div className="space-y-2">
      <p className="font-medium tabular-nums">{given}</p>
      {part !== null && <progress className="h-2 w-full accent-teal" value={part} max={100} aria-label={given} />}
      {donors.length > 0 && (
        <p className="text-muted text-sm">
          {t('donations.donors', { names: donors.map((one) => one.name).join(' · ') })}
        </p>
      )}
    </div>
  );
}
