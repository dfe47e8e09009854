'use client';

import { buttonClass } from './button-class';
import { PrinterIcon } from './icons';

/** Opens the browser's print dialogue; absent where there are no scripts, whose menu has it too. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => print()} className={`${buttonClass({})} noscript:hidden`}>
      <PrinterIcon size={18} />
      {label}
    </button>
  );
}
