'use client';

import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import type { SaidMany } from './say-many';

/** What became of the ticked orders: how many are done, and one line for each that is not. */
export function ManyOutcome() {
  const { state } = useForm();
  if (!state?.ok || !isSaid(state.value)) return null;
  const { said, left } = state.value;
  return (
    <div data-said className="scroll-mt-36">
      <Notice tone={left.length > 0 ? 'info' : 'done'}>
        <p>{said}</p>
        {left.length > 0 && (
          <ul className="mt-1 list-disc ps-5">
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}

function isSaid(value: unknown): value is SaidMany {
  return typeof value === 'object' && value !== null && 'said' in value && 'left' in value;
}
