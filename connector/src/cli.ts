#!/usr/bin/env node
import { Command } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
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

addPrivacyCommands(program);

await program.parseAsync();
