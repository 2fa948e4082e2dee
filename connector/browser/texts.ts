import { dataset } from './settings.ts';

/** What the banner says. Its name is also what the link to the privacy policy says. */
type Texts = [name: string, question: string, accept: string, decline: string];

const english: Texts = [
  'Privacy',
  'May we record how you use this site, to improve it and to show you what suits you?',
  'Accept',
  'Decline',
];

const others: Partial<Record<string, Texts>> = {
  de: [
    'Datenschutz',
    'Dürfen wir aufzeichnen, wie Sie diese Website nutzen, um sie zu verbessern und Ihnen Passendes zu zeigen?',
    'Zustimmen',
    'Ablehnen',
  ],
  fr: [
    'Confidentialité',
    'Pouvons-nous enregistrer votre utilisation de ce site pour l’améliorer et vous proposer ce qui vous convient ?',
    'Accepter',
    'Refuser',
  ],
};

/** The texts in the language of the document, or those that the page's author gave. */
export function texts(): Texts {
  const [name, question, accept, decline] =
    others[document.documentElement.lang.slice(0, 2)] ?? english;
  return [
    dataset.name ?? name,
    dataset.text ?? question,
    dataset.accept ?? accept,
    dataset.decline ?? decline,
  ];
}
