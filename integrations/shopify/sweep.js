import { advanceLater } from './sessions/later.js';
import { advancePayment } from './sessions/payment.js';

/** Brings on every session that is not at its end: what the browser, a message or a killed process left behind. A bug in one stops no other. */
export async function sweep(app) {
  const open = (name) => {
    const record = app.store.get(name);
    return !(record.verdict?.final && record.told);
  };
  for (const name of app.store.names('payment:').filter(open)) await advancePayment(app, name).catch(console.error);
  for (const kind of ['capture', 'void', 'refund'])
    for (const name of app.store.names(`${kind}:`).filter(open)) await advanceLater(app, name).catch(console.error);
}
