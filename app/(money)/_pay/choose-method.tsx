import type { ReactNode } from 'react';
import { Select } from '@/app/_ui/field';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { MethodView } from '@/lib/money/wallet/model';
import { methodName } from '../_wallet/method-mark';

/** With which of one's methods it is paid: the usual one, until another is chosen. */
export function ChooseMethod({
  methods,
  label,
  hint,
}: {
  methods: readonly MethodView[];
  label: string;
  hint?: string | undefined;
}) {
  return (
    <Select
      name="methodId"
      label={label}
      {...(hint === undefined ? {} : { hint })}
      defaultValue={methods.find((one) => one.isDefault)?.id ?? methods[0]?.id}
    >
      {methods.map((one) => (
        <option key={one.id} value={one.id}>
          {methodName(one)}
        </option>
      ))}
    </Select>
  );
}

/** In its place, where none of hers can pay this: why, and the way to one. */
export function NoMethod({ add, children }: { add: string; children: ReactNode }) {
  return (
    <div className="space-y-3">
      <Notice>{children}</Notice>
      <LinkButton href="/wallet/cards/new">{add}</LinkButton>
    </div>
  );
}
