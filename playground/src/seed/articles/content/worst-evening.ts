import type { Article } from '../article.ts';

const films = [
  'super-babies-baby-geniuses-2-1248',
  'battlefield-earth-a-saga-of-the-year-3000-1266',
  'gigli-1830',
  'alone-in-the-dark-1151',
];

export const worstEvening: Article = {
  author: 'Jonas Weiß',
  films,
  cover: { motif: 'spiral', alt: 'A spiral that goes nowhere good' },
  en: {
    published: false,
    title: 'The worst evening that our shop can offer',
    slug: 'the-worst-evening-that-our-shop-can-offer',
    summary: 'Four films, eleven points between them, and friends who owe you something.',
    body: `
Some customers want the best film in the shop. A surprising number want the worst, and they deserve advice as good as anybody's.

**Super Babies: Baby Geniuses 2** stands at 1.4 of 10, which nobody else in the catalogue has managed. **Battlefield Earth** cost eighty million dollars and tilts its camera throughout, as if looking for the exit.

Serve with **Gigli** and **Alone in the Dark**, in that order, and do not plan anything for the next day.`,
    blocks: [{ kind: 'films', heading: 'You were warned', films }],
    seo: {
      metaTitle: 'The worst evening in the shop',
      metaDescription: 'Four films with the lowest scores in the catalogue.',
    },
  },
};
