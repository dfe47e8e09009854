import type { WorldReview } from './shape';
import { photo } from './write';

const cedar = 'cedar-and-co';

/** What people say of the furniture of Cedar & Co. Marcus bought his table (`orders.ts`) and agreed to have it shown; nobody else was asked. */
export const reviews: readonly WorldReview[] = [
  {
    ...{
      by: 'marcus',
      page: cedar,
      slug: 'oak-coffee-table',
      stars: 5,
      language: 'en',
      daysAgo: 30,
      verified: true,
    },
    title: 'Survived two toddlers',
    body: 'A month of juice, crayons and one dropped iron pan. The oil finish wipes clean and the dent polished out. It is lower than I pictured, so measure your sofa first.',
    picture: photo('nathan-fertig-249917', undefined, { left: 0.32, top: 0.58, width: 0.36, height: 0.4 }),
    reply: 'Thank you, Marcus. A drop of the same oil once a year keeps it that way.',
  },
  {
    ...{ by: 'hana', page: cedar, slug: 'oak-coffee-table', stars: 4, language: 'en', daysAgo: 21 },
    title: 'Beautiful grain, slow to arrive',
    body: 'Every board is different and you can see it was chosen by hand. It took a week longer than they said, which they told me in advance.',
  },
  {
    ...{ by: 'fahad', page: cedar, slug: 'oak-coffee-table', stars: 5, language: 'ar', daysAgo: 12 },
    title: 'خشب حقيقي',
    body: 'ثقيلة وثابتة، ورائحة الخشب تملأ الغرفة في الأيام الأولى. وصلت مغلّفة بعناية ولم تحتج إلا إلى تركيب الأرجل.',
  },
  {
    ...{ by: 'emma', page: cedar, slug: 'oak-coffee-table', stars: 2, language: 'en', daysAgo: 6 },
    title: 'Not for a sunny room',
    body: 'One corner next to the window lightened within weeks. The rest is still lovely.',
  },
  {
    ...{ by: 'claire', page: cedar, slug: 'beck-workshop-stool', stars: 5, language: 'en', daysAgo: 17 },
    title: '',
    body: 'Sturdy, and the height is exactly right for a workbench.',
  },
  {
    ...{ by: 'rania', page: cedar, slug: 'cafe-bentwood-chair', stars: 4, language: 'ar', daysAgo: 9 },
    title: 'أخفّ مما توقعت',
    body: 'أحملها بيد واحدة من المطبخ إلى الشرفة. كنت أتمنى لو كانت الوسادة أسمك قليلًا.',
  },
];
