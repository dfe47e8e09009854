'use client';

import { useEffect, useState } from 'react';
import { PayButton, UndoRing } from '@/app/_ui/pay-button';

type Act = 'idle' | 'filling' | 'paid' | 'final';

const next: Record<Act, { act: Act; afterMs: number } | null> = {
  idle: null,
  filling: { act: 'paid', afterMs: 1_400 },
  paid: { act: 'final', afterMs: 10_000 },
  final: { act: 'idle', afterMs: 2_000 },
};

/** The pay moment played without money, to judge its motion. */
export function PayRehearsal({ label, paid, undo }: { label: string; paid: string; undo: string }) {
  const [act, setAct] = useState<Act>('idle');
  useEffect(() => {
    const step = next[act];
    if (!step) return;
    const timer = setTimeout(() => setAct(step.act), step.afterMs);
    return () => clearTimeout(timer);
  }, [act]);
  const control = (
    <button type="button" onClick={() => setAct('idle')}>
      <UndoRing label={undo} />
    </button>
  );
  return (
    <PayButton
      state={act === 'final' ? 'paid' : act}
      label={label}
      paidLabel={paid}
      undo={act === 'paid' ? control : undefined}
      onClick={() => setAct('filling')}
    />
  );
}
