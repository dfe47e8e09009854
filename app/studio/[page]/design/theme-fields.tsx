import { Checkbox } from '@/app/_ui/choice';
import { Field, Select } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';
import { type Design, designTypes } from '@/lib/shop/design/model';

/** Colours and type, or Souk's own. Which colours cannot be read together is said beside the field. */
export function ThemeFields({ theme }: { theme: Design['theme'] }) {
  const { t } = useVoice();
  return (
    <fieldset className="space-y-4">
      <legend className="mb-3 font-semibold text-lg">{t('design.theme')}</legend>
      <Checkbox
        name="own_theme"
        label={t('design.own_theme')}
        hint={t('design.own_theme_hint')}
        defaultChecked={theme !== null}
      />
      <div className="grid grid-cols-3 gap-3">
        <Field type="color" name="ground" label={t('design.ground')} defaultValue={`#${theme?.ground ?? 'fdfaf5'}`} />
        <Field type="color" name="ink" label={t('design.ink')} defaultValue={`#${theme?.ink ?? '221c17'}`} />
        <Field type="color" name="accent" label={t('design.accent')} defaultValue={`#${theme?.accent ?? '8a2f2a'}`} />
      </div>
      <Select name="type" label={t('design.type')} defaultValue={theme?.type ?? 'souk'}>
        {designTypes.map((type) => (
          <option key={type} value={type}>
            {t(`design.type_${type}`)}
          </option>
        ))}
      </Select>
    </fieldset>
  );
}
