import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { XIcon } from './icons';

type SheetPanelProps = {
  title: string;
  close: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
};

const moving =
  'transition-[opacity,transform] duration-200 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0';

/** The part of a sheet that traps focus, closes on Escape and locks the page behind it. */
export default function SheetPanel({ title, close, open, onOpenChange, children }: SheetPanelProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={classNames('fixed inset-0 z-40 bg-shade/50', moving)} />
        <Dialog.Popup
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto overscroll-contain rounded-t-lg bg-surface p-5 shadow-sheet outline-none',
            'pb-[max(1.25rem,env(safe-area-inset-bottom))] data-ending-style:translate-y-8 data-starting-style:translate-y-8',
            'sm:inset-0 sm:m-auto sm:h-fit sm:max-w-lg sm:rounded-lg sm:p-7',
            moving,
          )}
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <Dialog.Title className="font-semibold text-lg">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={close}
              className="-me-2 grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink"
            >
              <XIcon />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
