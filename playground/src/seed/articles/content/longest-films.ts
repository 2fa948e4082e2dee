import type { Article } from '../article.ts';

const films = [
  'gone-with-the-wind-401',
  'the-lord-of-the-rings-the-return-of-the-king-2203',
  'titanic-2971',
  'magnolia-2300',
  'the-green-mile-1839',
];

export const longestFilms: Article = {
  author: 'Jonas Weiß',
  films,
  cover: { motif: 'curtain', alt: 'A stage with its curtain still closed' },
  en: {
    published: true,
    title: 'Bring a cushion: the longest films in the shop',
    slug: 'bring-a-cushion',
    summary: 'Five films of three hours and more, with honest advice on where to put the break.',
    body: `
We asked the catalogue for everything over three hours. It answered with nine films, and only knows the running time of a third of its stock, so treat this list as a beginning.

**Gone with the Wind** leads at 222 minutes. It was made for an audience that expected an overture, an intermission and time to eat something in between. Give it that and it does not feel long.

## Where to stop

- **Titanic**, 194 minutes: stop when the iceberg appears. Everything before it is a romance, everything after it a disaster film.
- **Magnolia**, 188 minutes: don't. It is built as one breath.
- **The Green Mile**, 187 minutes: after the second execution you will want a walk anyway.
- **The Return of the King**, 201 minutes: there are five endings. Take any of the first four.`,
    blocks: [
      {
        kind: 'rich-text',
        content:
          'A note on numbers: our running times come from one data set and are **minutes of the cinema version**. Longer cuts exist of nearly all of these.',
      },
      { kind: 'films', heading: 'Three hours and up', films },
    ],
    seo: {
      metaTitle: 'The longest films in the shop',
      metaDescription: 'Five films of more than three hours and where to put the break.',
    },
  },
  de: {
    published: true,
    title: 'Kissen mitbringen: die längsten Filme im Laden',
    slug: 'kissen-mitbringen',
    summary: 'Fünf Filme von drei Stunden und mehr, mit ehrlichem Rat, wo die Pause hingehört.',
    body: `
Wir haben den Katalog nach allem über drei Stunden gefragt. Er nannte neun Filme, kennt die Laufzeit aber nur bei einem Drittel seines Bestands. Diese Liste ist also ein Anfang.

**Vom Winde verweht** führt mit 222 Minuten. Der Film entstand für ein Publikum, das eine Ouvertüre, eine Pause und etwas zu essen erwartete. So gesehen ist er nicht lang.

## Wo man unterbricht

- **Titanic**, 194 Minuten: wenn der Eisberg auftaucht. Davor ist es eine Romanze, danach ein Katastrophenfilm.
- **Magnolia**, 188 Minuten: gar nicht. Der Film ist ein einziger Atemzug.
- **Die Rückkehr des Königs**, 201 Minuten: Es gibt fünf Schlüsse. Einer der ersten vier genügt.`,
    blocks: [{ kind: 'films', heading: 'Drei Stunden und mehr', films }],
    seo: {
      metaTitle: 'Die längsten Filme im Laden',
      metaDescription: 'Fünf Filme von über drei Stunden, und wo die Pause hingehört.',
    },
  },
};
