import { cart, lines, MOST, setQuantity, total } from '../cart.js';
import { h } from '../dom.js';
import { cents, price } from '../format.js';
import { poster } from '../poster.js';
import { message } from '../router.js';

/** @import { Line, View } from '../types.d.ts' */

/** @returns {View} */
export function cartView() {
  const node = h('div', {});
  const draw = () => {
    if (!node.isConnected && node.hasChildNodes()) cart.removeEventListener('change', draw);
    else node.replaceChildren(content());
  };
  draw();
  cart.addEventListener('change', draw);
  return { title: 'Cart', name: 'Cart', node };
}

function content() {
  const all = lines();
  if (all.length === 0) {
    const action = h('a', { class: 'button', href: '/' }, 'Find a film');
    return message('Your cart is empty', 'Three thousand films would like to be in it.', action);
  }
  return h(
    'div',
    {},
    h('h1', {}, 'Cart'),
    h(
      'div',
      { class: 'split' },
      h('ul', { class: 'lines' }, all.map(lineRow)),
      h(
        'aside',
        { class: 'summary' },
        h('h2', {}, 'Summary'),
        totalLine(),
        h('a', { class: 'button button-strong', href: '/checkout' }, 'Check out'),
      ),
    ),
  );
}

export function totalLine() {
  return h('p', { class: 'total' }, h('span', {}, 'Total'), h('strong', {}, price(total())));
}

/** @param {Line} line */
function lineRow(line) {
  const remove = () => setQuantity(line, 0);
  return h(
    'li',
    { class: 'line' },
    h('a', { class: 'line-poster', href: `/films/${line.slug}`, tabindex: -1 }, poster(line)),
    h(
      'div',
      { class: 'line-text' },
      h('a', { href: `/films/${line.slug}` }, line.title),
      h('p', { class: 'hint' }, `${price(line.price)} each`),
      stepper(line),
    ),
    h(
      'div',
      { class: 'line-end' },
      h('strong', {}, price(cents(line.price * line.quantity))),
      h(
        'button',
        {
          class: 'link',
          type: 'button',
          'aria-label': `Remove ${line.title}`,
          on: { click: remove },
        },
        'Remove',
      ),
    ),
  );
}

/** @param {Line} line */
function stepper(line) {
  const step = (
    /** @type {number} */ by,
    /** @type {string} */ sign,
    /** @type {string} */ label,
  ) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': `${label} of ${line.title}`,
        disabled: line.quantity + by > MOST,
        on: { click: () => setQuantity(line, line.quantity + by) },
      },
      sign,
    );
  return h(
    'div',
    { class: 'stepper' },
    step(-1, '−', 'One less'),
    h('output', { 'aria-label': 'Quantity' }, line.quantity),
    step(1, '+', 'One more'),
  );
}
