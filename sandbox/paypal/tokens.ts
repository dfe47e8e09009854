import { randomText } from '../core/values';
import { unauthorized } from './errors';

const LASTS_SECONDS = 9 * 60 * 60;

/** Who may call. Kept in memory: after a restart a caller asks for a new token, as it must when one runs out. */
export class PayPalTokens {
  private readonly issued = new Map<string, number>();
  private readonly client: { id: string; secret: string } | undefined;

  /** Without a client, any name and password will do. */
  constructor(client: { id: string; secret: string } | undefined) {
    this.client = client;
  }

  /** Changes a client's name and password into a token, for some hours. */
  issue(header: string | undefined, now: number): { [name: string]: string | number } {
    const [scheme, value] = (header ?? '').split(' ');
    const [id = '', secret = ''] = Buffer.from(value ?? '', 'base64')
      .toString('utf8')
      .split(':');
    const right = this.client === undefined || (id === this.client.id && secret === this.client.secret);
    if (scheme !== 'Basic' || id === '' || secret === '' || !right) throw unauthorized();
    const token = `A21AA${randomText(60)}`;
    this.issued.set(token, now + LASTS_SECONDS);
    return { access_token: token, token_type: 'Bearer', app_id: 'APP-SANDBOX', expires_in: LASTS_SECONDS, scope: '' };
  }

  require(header: string | undefined, now: number): void {
    const [scheme, token = ''] = (header ?? '').split(' ');
    if (scheme !== 'Bearer' || (this.issued.get(token) ?? 0) <= now) throw unauthorized();
  }
}
