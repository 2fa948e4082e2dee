import type { Article } from '../article.ts';

export const tinyBudgets: Article = {
  author: 'Mette Holm',
  films: ['following-7', 'el-mariachi-532', 'primer-2557', 'clerks-185'],
  cover: { motif: 'beam', alt: 'A projector throws its beam across the room' },
  en: {
    published: true,
    title: 'Six thousand dollars and a good idea',
    slug: 'six-thousand-dollars-and-a-good-idea',
    summary:
      'Four debuts that cost less than a used car, and what each of them did instead of spending money.',
    body: `
Every catalogue has its giants, and ours lists budgets of three hundred million dollars. Sort it the other way round and something better happens: the cheap films at the top are not curiosities, they are first films by people you know.

## Write for what you own

Christopher Nolan shot **Following** on Saturdays, over a year, because everybody in it had a job. It cost about six thousand dollars. The story is about a man who follows strangers, so the streets of London were the set, and nobody had to be asked to leave.

Robert Rodriguez had a bus, a bar, a guitar case and a turtle, and wrote **El Mariachi** around them. Kevin Smith worked in a shop and filmed **Clerks** there at night; the shutters stay down all day in the story because it was dark outside.

## Let the audience work

**Primer** is the extreme case: seven thousand dollars, a garage, and a plot about time travel that people still draw diagrams of. It has no effects to speak of. It trusts you to keep up, which costs nothing.`,
    blocks: [
      {
        kind: 'quote',
        text: 'No money means nobody can tell you no. Start on Saturday.',
        cite: 'Mette Holm, who once made a film on two Saturdays',
      },
      {
        kind: 'films',
        heading: 'The four of them',
        films: ['following-7', 'el-mariachi-532', 'primer-2557', 'clerks-185'],
      },
    ],
    seo: {
      metaTitle: 'Four great films that cost almost nothing',
      metaDescription:
        'Following, El Mariachi, Primer and Clerks: debuts made for the price of a used car.',
    },
  },
  de: {
    published: true,
    title: 'Sechstausend Dollar und eine gute Idee',
    slug: 'sechstausend-dollar-und-eine-gute-idee',
    summary:
      'Vier Erstlinge, die weniger kosteten als ein Gebrauchtwagen, und was sie taten, statt Geld auszugeben.',
    body: `
Jeder Katalog hat seine Riesen, und unserer nennt Budgets von dreihundert Millionen Dollar. Sortiert man ihn andersherum, wird es interessanter: Oben stehen keine Kuriositäten, sondern die ersten Filme von Leuten, die heute jeder kennt.

## Schreib für das, was du hast

Christopher Nolan drehte **Following** ein Jahr lang an Samstagen, weil alle Beteiligten arbeiten mussten. Der Film kostete etwa sechstausend Dollar. Er handelt von einem Mann, der Fremden folgt, also waren die Straßen Londons die Kulisse.

Robert Rodriguez besaß einen Bus, eine Bar, einen Gitarrenkoffer und eine Schildkröte und schrieb **El Mariachi** um sie herum. Kevin Smith arbeitete in einem Laden und drehte **Clerks** dort bei Nacht.

## Das Publikum arbeiten lassen

**Primer** ist der Extremfall: siebentausend Dollar, eine Garage und eine Zeitreise, zu der bis heute Diagramme gezeichnet werden. Er traut uns zu, dass wir mitkommen. Das kostet nichts.`,
    blocks: [
      {
        kind: 'quote',
        text: 'Ohne Geld kann niemand Nein sagen. Fang am Samstag an.',
        cite: 'Mette Holm, die einmal an zwei Samstagen einen Film gedreht hat',
      },
      {
        kind: 'films',
        heading: 'Alle vier',
        films: ['following-7', 'el-mariachi-532', 'primer-2557', 'clerks-185'],
      },
    ],
    seo: {
      metaTitle: 'Vier große Filme, die fast nichts kosteten',
      metaDescription: 'Following, El Mariachi, Primer und Clerks: Debüts zum Preis eines Autos.',
    },
  },
};
