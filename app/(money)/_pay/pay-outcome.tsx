import type { Ref } from 'react';
import { IntentLink } from '@/app/_ui/intent-link';
import { wordOf } from '@/app/_ui/word-of';
import type { PayPhase } from './pay-phase';
import type { NextStep, PayWords } from './pay-words';

type PayOutcomeProps = {
  phase: PayPhase;
  words: PayWords;
  steps: Partial<Record<string, NextStep>>;
  onAgain: () => void;
  /** Given where the words for *undone* are to take the focus. */
  undoneRef?: Ref<HTMLSpanElement>;
};

const link = 'font-medium text-ink underline underline-offset-4';
const step = `inline-flex min-h-11 items-center ${link}`;

/** One sentence under the button and the next step: refusals at once, the rest when the listener pauses. Takes no room while there is nothing to say. */
export function PayOutcome({ phase, words, steps, onAgain, undoneRef }: PayOutcomeProps) {
  return (
    <>
      <p role="alert" className="text-center font-medium text-brick text-sm empty:hidden">
        {phase.name === 'idle' && phase.problem && <Problem code={phase.problem} words={words} steps={steps} />}
        {phase.name === 'paid' && phase.problem && <Problem code={phase.problem} words={words} steps={steps} />}
      </p>
      <p
        role="status"
        className="flex min-h-11 flex-wrap items-center justify-center gap-x-2 text-center text-muted text-sm empty:hidden"
      >
        {phase.name === 'filling' && phase.trouble && words[phase.trouble]}
        {phase.name === 'checking' && `${words.checking} `}
        {phase.name === 'leaving' && `${words.leaving} `}
        {phase.name === 'undone' && (
          <span ref={undoneRef} tabIndex={-1} className="rounded-sm px-1">
            {words.undone}
          </span>
        )}
        {(phase.name === 'paid' || phase.name === 'checking') && (
          <a href={phase.answer.orderHref} className={step}>
            {words.viewOrder}
          </a>
        )}
        {phase.name === 'leaving' && phase.answer.actionUrl && (
          <a href={phase.answer.actionUrl} className={step}>
            {words.bank}
          </a>
        )}
        {phase.name === 'paid' && phase.answer.undoMilliseconds === 0 && (
          <button type="button" onClick={onAgain} className={step}>
            {words.again}
          </button>
        )}
      </p>
    </>
  );
}

function Problem({ code, words, steps }: { code: string; words: PayWords; steps: PayOutcomeProps['steps'] }) {
  const step = steps[code];
  return (
    <>
      {wordOf(words.problems, code) ?? words.problems.unexpected}{' '}
      {step && (
        <IntentLink href={step.href} className={link}>
          {step.label}
        </IntentLink>
      )}
    </>
  );
}
