import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { MailIcon, TruckIcon } from '@/app/_ui/icons';
import { Section } from '@/app/_ui/section';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { trySample } from './actions';

/** Every field, empty, filled and at fault. */
export async function Forms() {
  const { t, formatCountry } = await requestI18n();
  return (
    <Section title={t('gallery.forms')}>
      <Form
        action={trySample}
        messages={errorMessages(t, ['email', 'too_short'])}
        done={t('common.saved')}
        className="max-w-md space-y-5"
      >
        <Field name="name" label={t('gallery.name')} hint={t('gallery.name_hint')} autoComplete="off" />
        <Field name="email" type="email" label={t('gallery.email')} before={<MailIcon size={18} />} />
        <Field name="weight" label={t('gallery.weight')} note={t('common.optional')} inputMode="decimal" after="kg" />
        <TextArea name="about" label={t('gallery.about')} />
        <Select name="country" label={t('gallery.country')} defaultValue="AE">
          {['US', 'AE', 'SA', 'EG', 'FR', 'JP'].map((code) => (
            <option key={code} value={code}>
              {formatCountry(code)}
            </option>
          ))}
        </Select>
        <RadioCards
          name="way"
          legend={t('gallery.way')}
          columns={2}
          choices={[
            { value: 'slow', label: t('gallery.slow'), hint: t('gallery.slow_hint'), picture: <TruckIcon /> },
            { value: 'fast', label: t('gallery.fast'), hint: t('gallery.fast_hint'), picture: <TruckIcon /> },
          ]}
        />
        <Checkbox name="agree" label={t('gallery.agree')} hint={t('common.only_you_hint')} />
        <SubmitButton wide>{t('common.save')}</SubmitButton>
      </Form>
    </Section>
  );
}
