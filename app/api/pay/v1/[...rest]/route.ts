import { answerUnknown } from '@/lib/money/button/api/answer';

/** Addresses that the API does not have, in its own words. */
export const GET = answerUnknown;
export const POST = answerUnknown;
export const PUT = answerUnknown;
export const PATCH = answerUnknown;
export const DELETE = answerUnknown;
