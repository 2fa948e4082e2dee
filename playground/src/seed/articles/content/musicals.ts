import type { Article } from '../article.ts';

const films = [
  'singin-in-the-rain-875',
  'mary-poppins-576',
  'grease-1865',
  'moulin-rouge-2342',
  'chicago-1440',
  'once-2461',
];

export const musicals: Article = {
  author: 'Zoë Martin',
  genre: 'Musical',
  films,
  cover: { motif: 'curtain', alt: 'A lit stage between heavy curtains' },
  en: {
    published: true,
    title: 'The musical is not dead; it was resting its feet',
    slug: 'the-musical-is-not-dead',
    summary: 'It has been declared over in every decade since sound. Six films that disagreed.',
    body: `
When sound came, everybody sang. Within a few years everybody was tired of it, and the musical was declared dead for the first time. **Singin' in the Rain** tells that very story, and is the best argument against it.

**Mary Poppins** came when the form was too expensive, **Grease** when it was too innocent. Each time somebody found one more thing to do with people who sing when talking is not enough.

## Two ways back

In 2001 **Moulin Rouge** borrowed every song it needed and cut them so fast that nobody had time to object. A year later **Chicago** put the songs inside its heroine's head, which solved the old problem of why anyone is singing.

And then there is **Once**, made for the price of a small kitchen: two people, two instruments, and no dancing at all.`,
    blocks: [
      {
        kind: 'quote',
        text: 'When you can no longer speak, you sing. When you can no longer sing, you dance.',
        cite: 'An old rule of the stage',
      },
      { kind: 'films', heading: 'Six that disagreed', films },
    ],
    seo: {
      metaTitle: 'Six musicals that refused to be the last',
      metaDescription: 'From Singin’ in the Rain to Once: a genre that keeps coming back.',
    },
  },
  de: {
    published: true,
    title: 'Das Musical ist nicht tot, es hat nur die Füße hochgelegt',
    slug: 'das-musical-ist-nicht-tot',
    summary:
      'Seit es den Ton gibt, wird es in jedem Jahrzehnt für beendet erklärt. Sechs Gegenbeweise.',
    body: `
Als der Ton kam, sangen alle. Nach wenigen Jahren hatten alle genug davon, und das Musical wurde zum ersten Mal für tot erklärt. **Singin' in the Rain** erzählt genau das und ist das beste Gegenargument.

**Mary Poppins** kam, als die Form zu teuer war, **Grease**, als sie zu brav war. Jedes Mal fand sich noch etwas, das man mit Menschen anfangen kann, die singen, wenn Reden nicht reicht.

## Zwei Wege zurück

2001 lieh sich **Moulin Rouge** jedes Lied, das es brauchte. Ein Jahr später verlegte **Chicago** die Lieder in den Kopf seiner Heldin, womit geklärt war, warum überhaupt gesungen wird. Und **Once** kam mit zwei Menschen und zwei Instrumenten aus.`,
    blocks: [{ kind: 'films', heading: 'Sechs Gegenbeweise', films }],
    seo: {
      metaTitle: 'Sechs Musicals, die nicht die letzten sein wollten',
      metaDescription: 'Von Singin’ in the Rain bis Once: ein Genre, das immer wiederkommt.',
    },
  },
};
