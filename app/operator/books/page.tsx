import type { Metadata } from 'next';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { Books } from '../books';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';
import { Proofs } from './proofs';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_books'), robots: { index: false } };
}

/** The last proofs: of the books, with every difference, and of privacy, where it is shown to everybody. */
export default async function BooksPage() {
  const actor = await requireOperator('/operator/books', sectionAt('books').roles);
  const { t } = await requestI18n();
  return (
    <ConsolePage actor={actor} section="books">
      <Books actor={actor} />
      <Proofs actor={actor} />
      <Link href="/privacy/proof" className="inline-flex min-h-11 items-center underline underline-offset-4">
        {t('operator.privacy_proof')}
      </Link>
    </ConsolePage>
  );
}
