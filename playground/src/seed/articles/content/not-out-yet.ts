import type { Article } from '../article.ts';

const films = [
  'wings-1029',
  'modern-times-592',
  'snow-white-and-the-seven-dwarfs-925',
  'gone-with-the-wind-401',
  'the-wizard-of-oz-1046',
];

export const notOutYet: Article = {
  author: 'Freja Lund',
  films,
  cover: { motif: 'moon', alt: 'Stars over a landscape that nobody has seen yet' },
  en: {
    published: true,
    title: 'Now available: films that have not come out yet',
    slug: 'films-that-have-not-come-out-yet',
    summary:
      'According to our catalogue, Wings opens in 2027 and Gone with the Wind in 2039. A short history of two digits.',
    body: `
A customer wrote to us: how can we sell **Gone with the Wind** when it will not be released before December 2039? The question is fair. It says so on the page.

The dates were once written with two digits. At some point a program had to decide which century «39» belongs to, and it decided for ours. So **Wings**, the first film ever to win the big award, arrives in 2027; **Modern Times** in 2036; **The Wizard of Oz** in 2039, in colour.

## Why we leave it

We could correct them. But somewhere a feed, a report and a recommendation all read the same field, and a shop that mends its data silently on one page is a shop that nobody can check. So it stays, marked by this article, until somebody mends it at the source.

Until then: be the first to see them.`,
    blocks: [
      { kind: 'films', heading: 'Coming soon, since before the war', films },
      {
        kind: 'quote',
        text: 'I have pre-ordered Snow White. My grandmother is jealous.',
        cite: 'A reader in Graz',
      },
    ],
    seo: {
      metaTitle: 'Films that have not come out yet',
      metaDescription: 'How two digits moved the silent era into the future.',
    },
  },
  de: {
    published: true,
    title: 'Jetzt erhältlich: Filme, die noch nicht erschienen sind',
    slug: 'filme-die-noch-nicht-erschienen-sind',
    summary:
      'Laut Katalog startet Wings 2027 und Vom Winde verweht 2039. Eine kurze Geschichte zweier Ziffern.',
    body: `
Eine Kundin schrieb uns: Wie können wir **Vom Winde verweht** verkaufen, wenn der Film erst im Dezember 2039 erscheint? Die Frage ist berechtigt. So steht es auf der Seite.

Die Daten hatten einmal zwei Ziffern. Irgendwann musste ein Programm entscheiden, zu welchem Jahrhundert «39» gehört, und entschied sich für unseres. So kommt **Wings** im Jahr 2027, **Moderne Zeiten** 2036 und **Der Zauberer von Oz** 2039, in Farbe.

## Warum es so bleibt

Wir könnten es berichtigen. Aber ein Laden, der seine Daten still auf einer Seite ausbessert, ist ein Laden, den niemand nachprüfen kann. Bis jemand es an der Quelle behebt: Seien Sie die Ersten.`,
    blocks: [{ kind: 'films', heading: 'Demnächst, seit vor dem Krieg', films }],
    seo: {
      metaTitle: 'Filme, die noch nicht erschienen sind',
      metaDescription: 'Wie zwei Ziffern die Stummfilmzeit in die Zukunft verlegten.',
    },
  },
};
