/** The banners of the shop. The first that is for a segment of the visitor is shown, else the last. */
export const BANNERS = [
  {
    title: 'The front row is yours',
    text: 'You have spent more with us than most. Every film over 15 dollars comes with our thanks, and a poster.',
    linkLabel: 'See the rare ones',
    linkPath: '/?sort=rating',
    rank: 1,
    segments: ['film-shop/big-spenders'],
  },
  {
    title: 'Your cart is still here',
    text: 'Nobody else has bought what you put into it. It takes a minute to take it home.',
    linkLabel: 'To your cart',
    linkPath: '/cart',
    rank: 2,
    segments: ['film-shop/abandoned-baskets'],
  },
  {
    title: 'Lights off, doors locked',
    text: 'You like it tense. These thrillers are waiting behind the curtain.',
    linkLabel: 'All thrillers',
    linkPath: '/?genre=thriller-suspense',
    rank: 3,
    segments: ['film-shop/thriller-fans'],
  },
  {
    title: 'Your seat is still warm',
    text: 'It has been a while. See what came in since you were last here.',
    linkLabel: 'What is new',
    linkPath: '/?sort=newest',
    rank: 4,
    segments: ['film-shop/lapsed-customers'],
  },
  {
    title: 'Three thousand films, and one without a title',
    text: 'From silent giants to debuts that cost less than a used car. Look around, fill a cart, check out: nothing is charged.',
    linkLabel: 'Or read the magazine first',
    linkPath: '/articles',
    rank: 10,
    segments: null,
  },
];
