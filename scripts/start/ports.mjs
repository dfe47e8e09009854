/** Refusing early and plainly when the site's ports are taken. */
import net from 'node:net';
import { Refusal } from './say.mjs';

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function refuseBusy(variable, port, host) {
  const code = await tryListen(port, host);
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} is taken by another program. End that, or choose another port: ${variable}=${port + 100} npm start`,
    );
  }
  if (code === 'EACCES')
    throw new Refusal(`This user may not listen on port ${port}. Choose one above 1023: ${variable}=3000 npm start`);
  throw new Refusal(
    `Souk cannot listen on ${host}, port ${port} (${code}). HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.`,
  );
}

/** @param {import('./settings.mjs').Settings} settings */
export async function refuseBusyPorts({ host, port, sandboxPort, mode }) {
  await refuseBusy('PORT', port, host);
  if (mode === 'sandbox') await refuseBusy('SANDBOX_PORT', sandboxPort, host);
}
