import { compile } from 'html-to-text';
import MarkdownIt from 'markdown-it';
import type { ProcessorOptions } from 'strapi-cdp-config';
import { z } from 'zod';
import { cut, each } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

const markdown = new MarkdownIt({ html: true });

const htmlToText = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
});

/** Rich text without its markup: Markdown, HTML, or the blocks of Strapi's block editor. */
export function toPlainText(
  value: Json,
  { maxLength }: ProcessorOptions<'plain-text'>,
): ProcessedValue {
  const blocks = blocksSchema.safeParse(value).data;
  const text = blocks
    ? cut(blocksText(blocks), maxLength)
    : each(value, (single) => cut(markupText(String(single)), maxLength));
  return { value: text, type: 'text' };
}

function markupText(text: string): string {
  return htmlToText(markdown.render(text)).trim();
}

/** What the block editor writes, as far as it matters here. */
const blockSchema = z.object({
  type: z.string(),
  text: z.string().optional(),
  get children() {
    return z.array(blockSchema).optional();
  },
});
type Block = z.infer<typeof blockSchema>;

const blocksSchema = z.array(blockSchema).min(1);

const INLINE = ['text', 'link'];

/** A line for each block, an item of a list too. */
function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n');
}

function blockText({ text, children }: Block): string {
  if (text !== undefined) return text;
  if (!children) return '';
  const isLine = children.every(({ type }) => INLINE.includes(type));
  return isLine ? children.map(blockText).join('') : blocksText(children);
}
