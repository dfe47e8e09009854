import { Notice } from '@/app/_ui/notice';
import type { QuoteView } from '@/lib/money/transfers/queries';
import type { Voice } from '@/lib/platform/voice';

type NameCheckedProps = { check: NonNullable<QuoteView['nameCheck']>; name: string; voice: Voice };

/** Whether the account belongs to whom she means, as its bank told it, and what to do where it may not. */
export function NameChecked({ check, name, voice: { t, formatList } }: NameCheckedProps) {
  const { result, missing, extra, letters } = check;
  if (result === 'match') return <Notice tone="done">{t('transfers.name_match', { name })}</Notice>;
  if (result === 'unchecked')
    return (
      <Notice>
        <span className="block font-semibold">{t('transfers.name_unchecked_title')}</span>
        <span className="block">{t('transfers.name_unchecked_text', { name })}</span>
      </Notice>
    );
  const dots = (some: readonly string[]) => formatList(some.map((letter) => `${letter}…`));
  return (
    <Notice tone={result === 'none' ? 'danger' : 'info'}>
      <span className="block font-semibold">{t(`transfers.name_${result}_title`, { name })}</span>
      {letters && <span className="block">{t('transfers.name_letters')}</span>}
      {result === 'close' && missing.length > 0 && (
        <span className="block">{t('transfers.name_missing', { letters: dots(missing) })}</span>
      )}
      {result === 'close' && extra.length > 0 && (
        <span className="block">{t('transfers.name_extra', { letters: dots(extra) })}</span>
      )}
      <span className="block">{t(`transfers.name_${result}_text`, { name })}</span>
    </Notice>
  );
}
