'use server';

import { formAction } from '@/lib/platform/action';
import { report } from '@/lib/social/reports/report';
import { Report } from '@/lib/social/reports/schema';

/** Tells operators what is wrong with something of somebody else. */
export const sendReport = formAction(Report, { who: 'person', limit: 'report-person' }, report);
