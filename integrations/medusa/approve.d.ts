import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';

/** Takes `{order, approval_code, verifier}` for the payment session named by the route's `[session]`. */
export declare function POST(request: MedusaRequest, response: MedusaResponse): Promise<void>;
