import type { Article } from '../article.ts';

const films = [
  'red-river-769',
  'high-noon-414',
  'c-era-una-volta-il-west-224',
  'butch-cassidy-and-the-sundance-kid-80',
  'open-range-2471',
];

export const westerns: Article = {
  author: 'Aisha Rossi',
  genre: 'Western',
  films,
  cover: { motif: 'desert', alt: 'A low sun behind the hills of a desert' },
  en: {
    published: true,
    title: 'A way into the western, in five evenings',
    slug: 'a-way-into-the-western',
    summary:
      'You think you do not like westerns. Try these five, in this order, and tell us again.',
    body: `
The western has the worst reputation of any genre we sell, mostly among people who saw one on a rainy Sunday at their grandparents'. There are 36 of them in the shop, counted strictly. Five are enough to change your mind.

## Begin in the middle

**High Noon** is 85 minutes long and takes place in almost exactly that time: a man, a clock, and a town that finds reasons to stay at home. If you like it, go back to **Red River**, where a cattle drive turns into a quarrel between a father and a son.

## Then go abroad

Sergio Leone's **C'era una volta il West** opens with three men waiting for a train for ten minutes, and you will not look away. It sits in our catalogue under its Italian name.

**Butch Cassidy and the Sundance Kid** ends the age with a smile, and **Open Range**, from 2003, shows that it never quite ended: the final gunfight is clumsy, loud and frightening, as they must have been.`,
    blocks: [
      {
        kind: 'quote',
        text: 'A western is a question about the law, asked where there is none.',
        cite: 'Aisha Rossi',
      },
      { kind: 'films', heading: 'Five evenings', films },
    ],
    seo: {
      metaTitle: 'Five westerns for people who do not like westerns',
      metaDescription: 'From High Noon to Open Range: a way into the genre in five evenings.',
    },
  },
  de: {
    published: true,
    title: 'Der Western in fünf Abenden',
    slug: 'der-western-in-fuenf-abenden',
    summary: 'Sie mögen keine Western? Versuchen Sie diese fünf, in dieser Reihenfolge.',
    body: `
Kein Genre hat einen so schlechten Ruf, vor allem bei Menschen, die einen einzigen Western an einem verregneten Sonntag bei den Großeltern gesehen haben. 36 stehen bei uns im Regal, streng gezählt. Fünf genügen.

## In der Mitte anfangen

**Zwölf Uhr mittags** dauert 85 Minuten und spielt in fast genau dieser Zeit: ein Mann, eine Uhr und eine Stadt, die Gründe findet, zu Hause zu bleiben. Danach zurück zu **Red River**, wo ein Viehtrieb zum Streit zwischen Vater und Sohn wird.

## Dann ins Ausland

Sergio Leones **Spiel mir das Lied vom Tod** beginnt mit drei Männern, die zehn Minuten lang auf einen Zug warten, und man sieht nicht weg. Im Katalog steht er unter seinem italienischen Namen.`,
    blocks: [{ kind: 'films', heading: 'Fünf Abende', films }],
    seo: {
      metaTitle: 'Fünf Western für Leute, die keine Western mögen',
      metaDescription: 'Von Zwölf Uhr mittags bis Open Range: ein Weg ins Genre.',
    },
  },
};
