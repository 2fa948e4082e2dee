import type { Article } from '../article.ts';

const films = ['jaws-488', 'alien-1144', 'the-others-2985', 'el-laberinto-del-fauno-2488'];

export const gentleHorror: Article = {
  author: 'Freja Lund',
  genre: 'Horror',
  films,
  cover: { motif: 'moon', alt: 'A crescent moon over dark hills' },
  en: {
    published: true,
    title: 'Horror for people who do not like horror',
    slug: 'horror-for-people-who-do-not-like-horror',
    summary: 'Four films that frighten you politely: little blood, long shadows, good manners.',
    body: `
Most people who say that they dislike horror dislike being startled, and that is fair. The four films here would rather make you uneasy. Watch them with the lights on; nobody checks.

**Jaws** hides its shark for over an hour, at first because the mechanical one kept sinking. The sea itself does the work. **Alien** does the same with corridors: for most of the film you are watching seven tired people argue about overtime.

## Two houses

In **The Others**, the curtains must stay closed because the children cannot stand the light, and that one rule gives you everything. In **El laberinto del fauno** the monsters are the kind part. What the grown-ups do above ground is worse.`,
    blocks: [
      { kind: 'films', heading: 'Uneasy, not startled', films },
      {
        kind: 'rich-text',
        content:
          'Not sure? **Begin with Jaws** in daylight, and save the fairy tale for last:\n\n- Jaws, for the sea\n- The Others, for the house\n- Alien, for the dark\n- El laberinto del fauno, for everything',
      },
    ],
    seo: {
      metaTitle: 'Four horror films for the careful',
      metaDescription: 'Little blood, long shadows: Jaws, Alien, The Others and Pan’s Labyrinth.',
    },
  },
  de: {
    published: true,
    title: 'Horror für Leute, die keinen Horror mögen',
    slug: 'horror-fuer-leute-die-keinen-horror-moegen',
    summary: 'Vier Filme, die höflich erschrecken: wenig Blut, lange Schatten, gute Manieren.',
    body: `
Wer sagt, er möge keinen Horror, mag meist keine Schreckmomente, und das ist verständlich. Diese vier Filme machen lieber unruhig. Man darf das Licht anlassen; es prüft keiner nach.

**Der weiße Hai** versteckt seinen Hai über eine Stunde lang, zunächst weil der mechanische immer wieder sank. Das Meer genügt. **Alien** macht es mit Gängen genauso: Die meiste Zeit sieht man sieben müden Leuten zu, die über Überstunden streiten.

## Zwei Häuser

In **The Others** müssen die Vorhänge geschlossen bleiben, weil die Kinder kein Licht vertragen, und diese eine Regel reicht. In **Pans Labyrinth** sind die Ungeheuer der freundliche Teil.`,
    blocks: [{ kind: 'films', heading: 'Unruhig, nicht erschrocken', films }],
    seo: {
      metaTitle: 'Vier Horrorfilme für Vorsichtige',
      metaDescription: 'Wenig Blut, lange Schatten: vier Filme, die höflich erschrecken.',
    },
  },
};
