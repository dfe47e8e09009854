import { MinusIcon, PlusIcon } from '@/app/_ui/buying-icons';

/** What the stepper is called and what its buttons say to screen readers. */
export type QuantityWords = { quantity: string; fewer: string; more: string };

type QuantityProps = {
  /** The numbers that can be had, ascending. */
  choices: readonly number[];
  value: number;
  onChange: (value: number) => void;
  words: QuantityWords;
  disabled: boolean;
  /** What the total is made of. */
  note: string;
};

const round = 'grid size-11 place-items-center rounded-full hover:bg-sunken disabled:opacity-35';

/** How many, with what that comes to beside it. Nothing is asked of the server: every number is priced already. */
export function Quantity({ choices, value, onChange, words, disabled, note }: QuantityProps) {
  const at = choices.indexOf(value);
  const step = (by: number) => onChange(choices[at + by] ?? value);
  return (
    <div className="flex items-center justify-between gap-4">
      <fieldset className="-ms-3 flex shrink-0 items-center">
        <legend className="sr-only">{words.quantity}</legend>
        <button
          type="button"
          aria-label={words.fewer}
          disabled={disabled || at <= 0}
          onClick={() => step(-1)}
          className={round}
        >
          <MinusIcon size={18} />
        </button>
        <output aria-live="polite" className="min-w-6 text-center font-medium tabular-nums">
          {value}
        </output>
        <button
          type="button"
          aria-label={words.more}
          disabled={disabled || at >= choices.length - 1}
          onClick={() => step(1)}
          className={round}
        >
          <PlusIcon size={18} />
        </button>
      </fieldset>
      <p className="text-end text-muted text-sm tabular-nums">{note}</p>
    </div>
  );
}
