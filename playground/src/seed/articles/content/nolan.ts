import type { Article } from '../article.ts';

const films = [
  'inception-2026',
  'the-dark-knight-1267',
  'the-prestige-2567',
  'batman-begins-1265',
  'memento-2292',
  'following-7',
];

export const nolan: Article = {
  author: 'Mette Holm',
  genre: 'Thriller/Suspense',
  films,
  cover: { motif: 'city', alt: 'Tall houses leaning over a dark street' },
  en: {
    published: true,
    unpublishedTitle: 'Nolan, backwards (and then forwards again)',
    title: 'Nolan, backwards',
    slug: 'nolan-backwards',
    summary: 'Six films by one director, watched from the newest to the first. It suits him.',
    body: `
One of his films runs backwards anyway, so we tried it with all of them: **Inception** first, **Following** last, one a week.

Seen this way the budgets shrink, from 160 million dollars to six thousand, and nothing else does. The dream within a dream of **Inception** is the diary within a diary of **The Prestige**; the man who lies to himself in **Memento** is already there in the black and white of **Following**.

## What you notice

The **Batman** films look different when you come from the wrong side. You know what the city will cost him, and then you watch him decide to pay it.

And the tricks get plainer. By the last week there is nothing left but an actor, a staircase and a cut.`,
    blocks: [
      { kind: 'films', heading: 'From the last to the first', films },
      {
        kind: 'rich-text',
        content:
          'Want to do it in one weekend? Leave out the Batman films and you have **eight hours** left.',
      },
    ],
    seo: {
      metaTitle: 'Nolan, backwards: from Inception to Following',
      metaDescription: 'Six films by Christopher Nolan, watched from the newest to the first.',
    },
  },
  de: {
    published: true,
    title: 'Nolan, rückwärts',
    slug: 'nolan-rueckwaerts',
    summary: 'Sechs Filme eines Regisseurs, vom neuesten zum ersten gesehen. Es steht ihm.',
    body: `
Einer seiner Filme läuft ohnehin rückwärts, also haben wir es mit allen versucht: zuerst **Inception**, zuletzt **Following**, einen pro Woche.

So gesehen schrumpfen die Budgets, von 160 Millionen Dollar auf sechstausend, und sonst nichts. Der Traum im Traum von **Inception** ist das Tagebuch im Tagebuch von **The Prestige**; der Mann, der sich in **Memento** selbst belügt, steht schon im Schwarzweiß von **Following**.

## Was auffällt

Die Tricks werden schlichter. In der letzten Woche bleiben ein Schauspieler, eine Treppe und ein Schnitt.`,
    blocks: [{ kind: 'films', heading: 'Vom letzten zum ersten', films }],
    seo: {
      metaTitle: 'Nolan, rückwärts: von Inception bis Following',
      metaDescription: 'Sechs Filme von Christopher Nolan, vom neuesten zum ersten.',
    },
  },
};
