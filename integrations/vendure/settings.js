import { soukPay } from '@souk/pay';

let given;

/** What `SoukPayPlugin.init` was given. */
export function settings() {
  if (!given) throw new Error('SoukPayPlugin.init was not called');
  return given;
}

/** Keeps what the plug-in was given, and says what is missing. */
export function setSettings(options) {
  const missing = ['key', 'webhookSecret', 'souk', 'storefront'].filter((name) => !options?.[name]);
  if (missing.length > 0) throw new Error(`SoukPayPlugin.init: ${missing.join(', ')} missing`);
  given = { ...options, pay: soukPay({ key: options.key, origin: options.souk }) };
}

/** The client of Souk's API. */
export const pay = () => settings().pay;
