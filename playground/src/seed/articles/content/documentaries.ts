import type { Article } from '../article.ts';

const films = [
  'hoop-dreams-435',
  'bowling-for-columbine-1360',
  'super-size-me-2759',
  'la-marche-de-l-empereur-1682',
  'in-the-shadow-of-the-moon-2737',
];

export const documentaries: Article = {
  author: 'Karim Larsen',
  genre: 'Documentary',
  films,
  cover: { motif: 'beam', alt: 'Light from a projector, nothing on the screen yet' },
  en: {
    published: false,
    title: 'Documentaries that won the argument',
    slug: 'documentaries-that-won-the-argument',
    summary: 'And one about penguins, which did not argue and won anyway.',
    body: `
A documentary can show you something, or it can want something from you. The ones in this list want something.

**Hoop Dreams** followed two boys for five years because nobody told its makers to stop. **Super Size Me** needed thirty days and a strong stomach. **Bowling for Columbine** asks a question in its first minute and does not answer it in two hours, which is the point.

(Karim: say something about the penguins, and check the figures before this goes out.)`,
    blocks: [{ kind: 'films', heading: 'For the argument', films }],
    seo: {
      metaTitle: 'Documentaries that won the argument',
      metaDescription: 'Five documentaries from the shop.',
    },
  },
  de: {
    published: false,
    title: 'Dokumentarfilme, die recht behielten',
    slug: 'dokumentarfilme-die-recht-behielten',
    summary: 'Und einer über Pinguine, der nicht stritt und trotzdem gewann.',
    body: `
Ein Dokumentarfilm kann etwas zeigen, oder er kann etwas wollen. Diese hier wollen etwas.

(Übersetzung folgt, sobald der englische Text steht.)`,
    blocks: [],
    seo: {
      metaTitle: 'Dokumentarfilme, die recht behielten',
      metaDescription: 'Fünf Dokumentarfilme aus dem Laden.',
    },
  },
};
