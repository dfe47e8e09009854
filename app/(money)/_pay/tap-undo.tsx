'use client';

import { UndoButton } from './undo-button';
import type { usePayment } from './use-payment';

type TapUndoProps = { payment: Pick<ReturnType<typeof usePayment>, 'phase' | 'undo' | 'close'>; label: string };

/** Takes a tap back while its ring runs down; nothing before and after. */
export function TapUndo({ payment: { phase, undo, close }, label }: TapUndoProps) {
  if (phase.name !== 'paid') return null;
  const { purchaseId, undoMilliseconds } = phase.answer;
  return (
    <UndoButton
      key={purchaseId}
      milliseconds={undoMilliseconds}
      label={label}
      onUndo={() => undo(purchaseId)}
      onOver={close}
    />
  );
}
