/** A piece of text in Strapi's blocks editor. */
export interface TextNode {
  type: 'text';
  text: string;
  bold?: true;
}

/** A block of Strapi's blocks editor, of the kinds that the magazine uses. */
export type BlockNode =
  | { type: 'paragraph'; children: TextNode[] }
  | { type: 'heading'; level: 2; children: TextNode[] }
  | { type: 'list'; format: 'unordered'; children: { type: 'list-item'; children: TextNode[] }[] };

/** Turns text with `## ` headings, `- ` lists and `**bold**` into blocks, one for each paragraph. */
export function toBlocks(text: string): BlockNode[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => toBlock(part.trim()));
}

function toBlock(part: string): BlockNode {
  if (part.startsWith('## ')) {
    return { type: 'heading', level: 2, children: toTexts(part.slice(3)) };
  }
  if (part.startsWith('- ')) {
    const children = part
      .split(/\n?\s*- /)
      .filter(Boolean)
      .map((item) => ({ type: 'list-item' as const, children: toTexts(item) }));
    return { type: 'list', format: 'unordered', children };
  }
  return { type: 'paragraph', children: toTexts(part.replace(/\s*\n\s*/g, ' ')) };
}

function toTexts(text: string): TextNode[] {
  return text
    .split(/\*\*/)
    .map(
      (part, index): TextNode =>
        index % 2 === 1 ? { type: 'text', text: part, bold: true } : { type: 'text', text: part },
    )
    .filter((node) => node.text !== '');
}
