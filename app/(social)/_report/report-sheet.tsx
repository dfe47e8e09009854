import type { ReactNode } from 'react';
import type { ButtonLook } from '@/app/_ui/button-class';
import { Sheet } from '@/app/_ui/sheet';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { ReportedKind } from '@/lib/social/reports/model';
import { ReportForm } from './report-form';

type ReportSheetProps = {
  thing: Id<ReportedKind>;
  kind: ReportedKind;
  /** What or whose it is, for whoever hears the button among others. */
  of?: string;
  /** What the button shows; the word alone when absent. */
  trigger?: ReactNode;
  /** How the button looks; null leaves it to `className`, for an entry of a menu. */
  look?: ButtonLook | null;
  className?: string;
};

/** A button that opens the form by which something is reported; without scripts, and for guests, a page of its own. */
export async function ReportSheet({ kind, thing, of, trigger, look, className }: ReportSheetProps) {
  const { t, href } = await requestI18n();
  const id = toUuid(thing);
  const words = (
    <span>
      {t('reports.report')}
      {of !== undefined && <span className="sr-only">: {of}</span>}
    </span>
  );
  return (
    <Sheet
      title={t('reports.title')}
      close={t('common.close')}
      trigger={trigger ?? words}
      look={look === undefined ? { variant: 'plain', size: 'small' } : look}
      {...(className !== undefined && { triggerClassName: className })}
      href={href(`/report/${kind}/${id}`)}
    >
      <ReportForm kind={kind} id={id} />
    </Sheet>
  );
}
