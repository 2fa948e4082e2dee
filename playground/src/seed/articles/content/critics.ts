import type { Article } from '../article.ts';

const films = [
  'the-boondock-saints-1341',
  'the-life-of-david-gale-2174',
  'four-rooms-35',
  'casino-royale-160',
];

export const critics: Article = {
  author: 'Jonas Weiß',
  films,
  cover: { motif: 'city', alt: 'A city at night, some windows lit' },
  en: {
    published: true,
    title: 'When critics and audiences do not speak',
    slug: 'when-critics-and-audiences-do-not-speak',
    summary:
      'We sorted the shop by the distance between two numbers. The top of that list is a good place to argue.',
    body: `
Each film in the shop may carry two numbers: the share of critics who liked it, and the average that audiences gave it. Usually they agree. Sometimes they might be about different films.

**The Boondock Saints** is the champion: 19 per cent of the critics, 7.8 of 10 from everybody else. **The Life of David Gale** follows with 20 and 7.3. **Four Rooms** has one good room out of four, and which one it is depends on whom you ask.

## And once, they really are about different films

The **Casino Royale** of 1967 is a parody with five directors, and 30 per cent of the critics could bear it. Its audience score is 8.0, from exactly 172,936 votes. That is the score, and those are the votes, of the Casino Royale of 2006. Somewhere, long ago, somebody joined two tables on the title.

We sell data as we found it. Read it as you would a review.`,
    blocks: [
      { kind: 'films', heading: 'Argue about these', films: [...films, 'casino-royale-2065'] },
      {
        kind: 'rich-text',
        content:
          'How we counted: audience average times ten, minus the share of critics, for films with **more than 20,000 votes**.',
      },
    ],
    seo: {
      metaTitle: 'When critics and audiences disagree',
      metaDescription: 'Four films with very different scores, one of them by accident.',
    },
  },
};
