import { RINGS, type RingUrls } from '../roles';

/** The running test cluster: who may make and drop copies, what they are copied from, and the password of every role. */
export type TestCluster = { superUrl: string; template: string; password: string };

/** Owns every test database. An ordinary role, as in production. */
export const OWNER = 'souk_test';

/** The URL of a database of the test cluster as its owner, as one of the ring roles, or as another role. */
export function testUrl(cluster: TestCluster, database: string, role: string = OWNER): string {
  const url = new URL(cluster.superUrl);
  url.username = role;
  url.password = cluster.password;
  url.pathname = `/${database}`;
  return url.href;
}

/** The URLs of every ring's role. Roles are shared by all test databases, because a copy keeps its template's grants. */
export function testRingUrls(cluster: TestCluster, database: string): RingUrls {
  const urls = RINGS.map((ring) => [ring, testUrl(cluster, database, `${OWNER}_${ring}`)] as const);
  return Object.fromEntries(urls) as RingUrls;
}
