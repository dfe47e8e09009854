import { useVoice } from '@/lib/platform/request';

/** What becomes of new products that do not say it themselves. */
export function NewState() {
  const { t } = useVoice();
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">{t('imports.new_state')}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {(['draft', 'published'] as const).map((state) => (
          <label key={state} className="flex min-h-11 items-center gap-2">
            <input type="radio" name="newState" value={state} defaultChecked={state === 'draft'} />
            {t(`imports.new_${state}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
