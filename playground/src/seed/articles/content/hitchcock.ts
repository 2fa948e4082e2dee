import type { Article } from '../article.ts';

const films = ['rebecca-755', 'spellbound-885', 'notorious-662', 'strangers-on-a-train-916'];

export const hitchcock: Article = {
  author: 'Clara Dubois',
  films,
  cover: { motif: 'spiral', alt: 'Circles within circles, turning inwards' },
  en: {
    published: true,
    title: 'Hitchcock in one weekend, without the famous ones',
    slug: 'hitchcock-in-one-weekend',
    summary: 'The shop has neither Vertigo nor Rear Window. It turns out that this is a blessing.',
    body: `
People come in, ask for Vertigo, and leave. Our catalogue does not have it, nor Rear Window, and its only Psycho is the one from 1998. So here is a weekend with what we do have, and it is a very good weekend.

## Saturday

**Rebecca** in the afternoon: a young woman moves into a house that belongs to somebody who is dead. **Spellbound** in the evening, for the dream that Salvador Dalí drew and the skiing that nobody should have filmed.

## Sunday

**Notorious** has the longest kiss that the censors of the time could be talked into, and a key, and a cup of coffee that you will not forget. End with **Strangers on a Train**: two men, one conversation, and a merry-go-round that goes too fast.

The dates in the catalogue are off by a year for some of these. We have left them as they came.`,
    blocks: [
      { kind: 'films', heading: 'Saturday and Sunday', films },
      {
        kind: 'quote',
        text: 'Watch the hands. He always tells you with the hands.',
        cite: 'Clara Dubois',
      },
    ],
    seo: {
      metaTitle: 'A weekend with Hitchcock, minus the famous ones',
      metaDescription: 'Rebecca, Spellbound, Notorious and Strangers on a Train, in this order.',
    },
  },
  de: {
    published: true,
    title: 'Hitchcock an einem Wochenende, ohne die berühmten',
    slug: 'hitchcock-an-einem-wochenende',
    summary: 'Weder Vertigo noch Das Fenster zum Hof stehen im Regal. Das ist ein Glück.',
    body: `
Manche kommen herein, fragen nach Vertigo und gehen wieder. Wir haben ihn nicht, auch nicht Das Fenster zum Hof, und unser einziges Psycho ist das von 1998. Hier ist ein Wochenende mit dem, was da ist, und es ist ein sehr gutes.

## Samstag

**Rebecca** am Nachmittag: Eine junge Frau zieht in ein Haus, das einer Toten gehört. Am Abend **Ich kämpfe um dich**, wegen des Traums, den Salvador Dalí gezeichnet hat.

## Sonntag

**Berüchtigt** hat den längsten Kuss, den die Zensur damals zuließ, einen Schlüssel und eine Tasse Kaffee, die man nicht vergisst. Zum Schluss **Der Fremde im Zug**: zwei Männer, ein Gespräch und ein Karussell, das zu schnell fährt.`,
    blocks: [{ kind: 'films', heading: 'Samstag und Sonntag', films }],
    seo: {
      metaTitle: 'Ein Wochenende mit Hitchcock, ohne die berühmten',
      metaDescription: 'Rebecca, Ich kämpfe um dich, Berüchtigt und Der Fremde im Zug.',
    },
  },
};
