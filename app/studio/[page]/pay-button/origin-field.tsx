'use client';

import { ExactField } from '@/app/_ui/field';
import { SubmitButton } from '@/app/_ui/form';
import { useFieldReport } from '@/app/_ui/form-context';
import { proposedOrigin } from '@/lib/money/button/console/model';

/** Where pages of a site live. Of something else that was pasted the right origin is proposed: one press sends the form with it. */
export function OriginField({ label, hint, take }: { label: string; hint: string; take: string }) {
  const { error, typed = '' } = useFieldReport('origin');
  const proposed = error ? proposedOrigin(typed) : null;
  return (
    <div className="space-y-2">
      <ExactField name="origin" label={label} hint={hint} inputMode="url" maxLength={260} required />
      {/* After the field: of a name that comes twice the last one counts. */}
      {proposed && (
        <SubmitButton name="origin" value={proposed} variant="quiet" size="small">
          {take} <bdi dir="ltr">{proposed}</bdi>
        </SubmitButton>
      )}
    </div>
  );
}
