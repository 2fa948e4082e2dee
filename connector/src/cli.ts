#!/usr/bin/env node
import { Command, Option } from 'commander';
import { addAudienceCommands } from './commands/audience-commands.ts';
import { doctorCommand } from './commands/doctor.ts';
import { addExportCommand } from './commands/export-command.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { addPrivacyCommands } from './commands/privacy-commands.ts';
import { startCommand } from './commands/start.ts';
import { VERSION } from './shared/version.ts';

const program = new Command('cdp-connector')
  .description('The background process of a customer data platform for Strapi.')
  .version(VERSION)
  .option(
    '-c, --config <file>',
    'configuration file (default: CDP_CONFIG, or config/cdp.config.ts, .js, .mjs or .json)',
  );

program
  .command('start', { isDefault: true })
  .description('run the connector; brings the database up to date first')
  .action(() => startCommand(program.opts()));

program
  .command('migrate')
  .description('bring the database up to date, and end')
  .action(() => migrateCommand(program.opts()));

program
  .command('doctor')
  .description('check settings, database, job queue, Strapi, secret, clocks, folders and port')
  .option('--json', 'write the findings as JSON')
  .action((options) => doctorCommand({ ...program.opts(), ...options }));

program
  .command('import')
  .argument('<file>', 'CSV or NDJSON, as it is or packed with gzip')
  .description('import a file of events or traits; the same file again changes nothing')
  .option('--mapping <name>', 'use a saved mapping; else one that fits, or what is detected')
  .option('--source <key>', 'source that the rows come from; a row counts once per source')
  .addOption(new Option('--as <kind>', 'what the rows are').choices(['events', 'traits']))
  .option('--event <name>', 'name of the events')
  .option('--dry-run', 'say what would be imported, and change nothing')
  .option('--report <file>', 'with --dry-run: write what would become of every row, as CSV')
  .option('--json', 'write the result as JSON')
  .action((file, options) => importCommand(file, { ...program.opts(), ...options }));

addExportCommand(program);
addAudienceCommands(program);
addPrivacyCommands(program);

await program.parseAsync();
