import type { PaymentMethodHandler } from '@vendure/core';

/** The handler alone; the plug-in brings it. */
export declare const soukPayHandler: PaymentMethodHandler;
