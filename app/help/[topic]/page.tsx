import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requestI18n } from '@/lib/platform/request';
import { documents, isTopic } from '../documents';
import { PhotoCredits } from '../photo-credits';
import { Reading } from '../reading';

type TopicProps = { params: Promise<{ topic: string }> };

export async function generateMetadata({ params }: TopicProps): Promise<Metadata> {
  const [{ topic }, { t }] = await Promise.all([params, requestI18n()]);
  if (!isTopic(topic)) return {};
  return { title: t(documents[topic].title), description: t(documents[topic].lead) };
}

/** Contact, terms and the rest of what a site owes its readers. */
export default async function TopicPage({ params }: TopicProps) {
  const { topic } = await params;
  if (!isTopic(topic)) notFound();
  return <Reading document={documents[topic]}>{topic === 'credits' && <PhotoCredits />}</Reading>;
}
