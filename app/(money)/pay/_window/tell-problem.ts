import { windowCodes } from '@/lib/money/button/codes';
import { fileOrigin } from '@/lib/money/button/model';
import { namespace } from './messages';

/** Where the window keeps which of its page's waits it answers, while a bank has it. */
export const waitKey = 'souk-pay-wait';

/** Tells the page that opened this window why nothing can be paid in it: at its own origin alone, and nothing of whoever reads it here. */
export function tellProblem(code: string, origin: FormDataEntryValue | null): void {
  const opener = window.opener as Window | null;
  if (!opener || typeof origin !== 'string' || !(windowCodes as readonly string[]).includes(code)) return;
  const n = sessionStorage.getItem(waitKey) ?? '';
  opener.postMessage({ ns: namespace, v: 1, type: 'problem', n, code }, origin === fileOrigin ? '*' : origin);
}
