import { h } from './dom.js';

/** @import { BlockNode, TextNode } from './types.d.ts' */

/**
 * Draws the content of Strapi's blocks editor.
 *
 * @param {BlockNode[]} blocks
 */
export function blocks(blocks) {
  return blocks.map(block);
}

/**
 * @param {BlockNode | TextNode} node
 * @returns {HTMLElement | string}
 */
function block(node) {
  if ('text' in node) return node.bold ? h('strong', {}, node.text) : node.text;
  const children = node.children.map(block);
  switch (node.type) {
    case 'heading':
      return h('h2', {}, children);
    case 'list':
      return h(node.format === 'ordered' ? 'ol' : 'ul', {}, children);
    case 'list-item':
      return h('li', {}, children);
    case 'quote':
      return h('blockquote', {}, children);
    default:
      return h('p', {}, children);
  }
}

/**
 * Draws the little Markdown that editors use in boxes: paragraphs, lists and bold.
 *
 * @param {string} text
 */
export function markdown(text) {
  return text.split(/\n\s*\n/).map((part) => {
    const items = part.split(/^- /m).slice(1);
    return items.length > 0
      ? h(
          'ul',
          {},
          items.map((item) => h('li', {}, bold(item.trim()))),
        )
      : h('p', {}, bold(part));
  });
}

/** @param {string} text */
function bold(text) {
  return text.split('**').map((part, index) => (index % 2 ? h('strong', {}, part) : part));
}
