'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { classNames } from '@/app/_ui/class-names';
import type { OptionChoice } from '@/lib/shop/catalog/model';

type OptionsProps = {
  groups: readonly { readonly name: string; readonly choices: readonly OptionChoice[] }[];
  /** The language the seller wrote the values in. */
  language: string;
  sendLabel: string;
  soldOutLabel: string;
};

/**
 * The choices of a product. Each is a real radio button: with script, picking one shows its variant at once;
 * without, the form sends the picked values and the page answers with their variant.
 */
export function Options({ groups, language, sendLabel, soldOutLabel }: OptionsProps) {
  const router = useRouter();
  const pathname = usePathname();
  const [waiting, startTransition] = useTransition();
  const [picked, pick] = useOptimistic<OptionChoice | null>(null);

  const choose = (choice: OptionChoice) =>
    startTransition(() => {
      pick(choice);
      if (choice.variantId) router.replace(`${pathname}?variant=${choice.variantId}`, { scroll: false });
    });

  return (
    <form
      method="get"
      action={pathname}
      // While another variant is on its way, the paying button still names the last one and must wait.
      data-choosing={waiting || undefined}
      className={classNames('space-y-4', waiting && 'opacity-80')}
    >
      {groups.map((group, axis) => (
        <fieldset key={group.name}>
          <legend lang={language} dir="auto" className="mb-2 font-medium text-sm">
            {group.name}
          </legend>
          <div className="flex flex-wrap gap-2">
            {group.choices.map((choice) => (
              <label
                key={choice.value}
                className={classNames(
                  'relative flex min-h-11 items-center rounded-full border border-edge bg-surface px-4 text-sm transition-colors',
                  'hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2',
                  !choice.inStock && 'border-dashed text-muted',
                )}
              >
                <input
                  type="radio"
                  name={`o${axis + 1}`}
                  value={choice.value}
                  checked={picked && group.choices.includes(picked) ? picked === choice : choice.chosen}
                  disabled={choice.variantId === null}
                  onChange={() => choose(choice)}
                  className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
                />
                <span lang={language} dir="auto" className={choice.inStock ? undefined : 'line-through'}>
                  {choice.value}
                </span>
                {!choice.inStock && <span className="sr-only">{soldOutLabel}</span>}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <noscript>
        <button type="submit" className="min-h-11 rounded-full bg-sunken px-5 font-medium">
          {sendLabel}
        </button>
      </noscript>
    </form>
  );
}
