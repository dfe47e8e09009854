import { scriptUrl } from '@/lib/money/button/console/two-lines';
import { designOf } from '@/lib/money/button/design/model';
import { requestI18n } from '@/lib/platform/request';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';
import { Designer } from './designer';
import { designWords } from './words';

export const generateMetadata = titled('site.design_title');

/** How the button shall look on a site's pages: chosen, seen at once, and printed as the two lines. */
export default async function SiteDesign({ params, searchParams }: SitePageProps) {
  const { site, home } = await loadSite({ params });
  const [{ t }, asked] = await Promise.all([requestI18n(), searchParams]);
  const said = Object.entries(asked).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <SiteHead site={site} home={home} at="/design" />
      <div className="space-y-1">
        <h1 className="font-semibold text-lg">{t('site.design_title')}</h1>
        <p className="text-muted">{t('site.design_lead')}</p>
      </div>
      <Designer
        initial={designOf(new URLSearchParams(said))}
        publishable={site.publishable}
        script={scriptUrl()}
        words={designWords(t)}
      />
    </div>
  );
}
