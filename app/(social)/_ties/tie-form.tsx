import type { ReactNode } from 'react';
import type { ButtonLook } from '@/app/_ui/button-class';
import { Form, SubmitButton } from '@/app/_ui/form';
import { menuItemClass } from '@/app/_ui/menu-item-class';
import type { FormState } from '@/lib/platform/action';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

type TieFormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  /** What is sent along: the person, and perhaps what shall be of her. */
  fields: Readonly<Record<string, string>>;
  /** How its button looks; an entry of a menu when `menu`. */
  look?: ButtonLook | 'menu';
  children: ReactNode;
};

/** One button that changes how two people stand to each other. */
export async function TieForm<Value, Code extends string>({
  action,
  fields,
  look = { variant: 'quiet' },
  children,
}: TieFormProps<Value, Code>) {
  const { t } = await requestI18n();
  return (
    <Form action={action} messages={errorMessages(t, ['not_found', 'too_many'])} className="space-y-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {look === 'menu' ? (
        <button type="submit" className={menuItemClass}>
          {children}
        </button>
      ) : (
        <SubmitButton {...look}>{children}</SubmitButton>
      )}
    </Form>
  );
}
