import { Argument, type Command, Option } from 'commander';
import { workflowKindSchema, workflowOptionsSchema } from 'strapi-cdp-config';
import { exportCommand } from './export.ts';

const EXIT_CODES = `
Exit codes:
  0    every record is there, or with --draft: nothing is wrong
  1    the export failed; the reason is told
  2    some records were refused, and set aside (--draft: would be); all others are there
  3    a run of the same workflow is under way
  78   an option or a setting is wrong; nothing was done
  130  interrupted; a connector that runs goes on with it

Examples:
  cdp-connector export content --content-type api::article.article --stream-id articles --destination feed
  cdp-connector export --workflow product-films --mode full --json
`;

const { status, mode } = workflowOptionsSchema.shape;

/** Adds `export` to the program. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .addArgument(
      new Argument(
        '[kind]',
        `what is exported: ${workflowKindSchema.options.join(', ')}; left out with --workflow`,
      ),
    )
    .description('export a content type, or run a workflow, with or without a running connector')
    .option('--workflow <key>', 'run this workflow, with its own options')
    .option('--content-type <uid>', 'such as api::article.article')
    .option('--stream-id <id>', 'name of the stream at the destination')
    .option('--destination <key>', 'where it goes (default: cdp)')
    .option('--locales <codes>', 'with commas between them (default: all)')
    .addOption(new Option('--status <status>', `${choices(status)} (default: published)`))
    .addOption(
      new Option('--mode <mode>', `${choices(mode)}: everything, or what is new (default: full)`),
    )
    .option('--batch-size <records>', 'records in one delivery (default: 200)')
    .option('--max-rate <records>', 'records a second (default: as fast as it goes)')
    .option('--draft', 'only try: send some records marked as drafts, and change nothing')
    .option('--no-draft', 'deliver, though the workflow only tries')
    .option('--json', 'write the result as JSON')
    .addHelpText('after', EXIT_CODES)
    .action((kind, options) => exportCommand(kind, { ...program.opts(), ...options }));
}

const choices = (schema: typeof status | typeof mode) => schema.unwrap().options.join(' or ');
