import { h } from './dom.js';

/**
 * A field of a form that has to be filled in.
 *
 * @param {string} name
 * @param {string} label
 * @param {Record<string, unknown>} attributes
 */
export function field(name, label, attributes = {}) {
  return h(
    'label',
    { class: 'field' },
    h('span', {}, label),
    h('input', { name, required: true, maxlength: 200, ...attributes }),
  );
}
