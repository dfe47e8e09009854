import { connection } from 'next/server';
import { EmptyForm } from './empty-form';

export default async function Page() {
  await connection();
  return <EmptyForm />;
}
