import { requestNonce } from '@/lib/platform/request';
import { trustedAddresses } from '@/lib/platform/trusted-addresses';

/** What lets the scripts of a page by that takes no text for markup or for the address of a script; it stands before all of them. */
export async function TrustedAddresses() {
  const nonce = await requestNonce();
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a text of our own, in which nothing of anybody else stands
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: trustedAddresses }} />;
}
