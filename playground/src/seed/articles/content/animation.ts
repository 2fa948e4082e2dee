import type { Article } from '../article.ts';

const films = [
  'toy-story-993',
  'finding-nemo-1770',
  'the-incredibles-2405',
  'ratatouille-2597',
  'wall-e-3096',
  'up-3057',
];

export const animation: Article = {
  author: 'Tomás Silva',
  genre: 'Adventure',
  films,
  cover: { motif: 'sea', alt: 'Waves under a pale moon' },
  en: {
    published: true,
    title: 'Toys, fish and a lonely robot',
    slug: 'toys-fish-and-a-lonely-robot',
    summary: 'Fifteen years of one studio, told by the problem that each film set itself.',
    body: `
Between 1995 and 2010 one studio in California released a film nearly every year, and nearly every one was somebody's favourite. It helps to know that each began with a thing that computers could not do yet.

- **Toy Story**: plastic was easy, so the heroes are plastic.
- **Finding Nemo**: water, and light in water.
- **The Incredibles**: people, hair, cloth, all at once.
- **Ratatouille**: food that you would like to eat.

By **WALL-E** the problem was no longer technical. The first half hour has almost no dialogue; it is a silent comedy about a rubbish press that falls in love. And **Up** tells a whole marriage in four minutes before its story even starts.`,
    blocks: [
      {
        kind: 'quote',
        text: 'The children come for the fish. The parents stay for the father.',
        cite: 'A customer, returning Finding Nemo for the third time',
      },
      { kind: 'films', heading: 'In the order they were made', films },
    ],
    seo: {
      metaTitle: 'From Toy Story to Up: one studio, six problems',
      metaDescription: 'What each film taught the computers that drew it.',
    },
  },
  de: {
    published: true,
    title: 'Spielzeug, Fische und ein einsamer Roboter',
    slug: 'spielzeug-fische-und-ein-einsamer-roboter',
    summary: 'Fünfzehn Jahre eines Studios, erzählt an der Aufgabe, die jeder Film sich stellte.',
    body: `
Zwischen 1995 und 2010 brachte ein Studio in Kalifornien fast jedes Jahr einen Film heraus, und fast jeder ist irgendjemandes Liebling. Jeder begann mit etwas, das Computer noch nicht konnten.

- **Toy Story**: Plastik war leicht, also sind die Helden aus Plastik.
- **Findet Nemo**: Wasser, und Licht im Wasser.
- **Die Unglaublichen**: Menschen, Haare, Stoff, alles zugleich.
- **Ratatouille**: Essen, das man essen möchte.

Bei **WALL-E** war die Aufgabe keine technische mehr: Die erste halbe Stunde kommt fast ohne Worte aus. Und **Oben** erzählt eine ganze Ehe in vier Minuten, bevor die Geschichte überhaupt beginnt.`,
    blocks: [{ kind: 'films', heading: 'In der Reihenfolge ihrer Entstehung', films }],
    seo: {
      metaTitle: 'Von Toy Story bis Oben: ein Studio, sechs Aufgaben',
      metaDescription: 'Was jeder Film den Computern beibrachte, die ihn zeichneten.',
    },
  },
};
