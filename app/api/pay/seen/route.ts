import { takeReport } from '@/lib/money/button/use/take-report';

/** What the button on a page of another site reports: that it was seen, tapped, or kept from working. Counts, and nothing of who looks. */
export function POST(request: Request): Promise<Response> {
  return takeReport(request);
}
