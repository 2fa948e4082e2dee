import { type Command, Option } from 'commander';
import { privacyActionSchema, privacyStateSchema } from 'strapi-cdp-config';
import {
  privacyExportCommand,
  privacyForgetCommand,
  privacyListCommand,
  privacyUnsuppressCommand,
} from './privacy.ts';

/** Adds `privacy export | delete | suppress | unsuppress | list` to the program. */
export function addPrivacyCommands(program: Command): void {
  const privacy = program
    .command('privacy')
    .description('export, delete or suppress a person; exit code 2: nobody has the identifier');
  const about = (name: string, description: string) =>
    privacy
      .command(name)
      .description(description)
      .option('--type <type>', 'type of the identifier: email, user_id, anonymous_id', 'email')
      .option('--value <value>', 'the identifier')
      .option('--profile <id>', 'id of a profile, in place of an identifier');

  about('export', 'write everything that is held of a person as JSON')
    .option('--out <file>', 'write to this file, not to standard output')
    .action((options) => privacyExportCommand({ ...program.opts(), ...options }));
  about('delete', 'delete everything that is held of a person')
    .option('--yes', 'do not ask')
    .action((options) => privacyForgetCommand('delete', { ...program.opts(), ...options }));
  about('suppress', 'delete a person, and drop whatever comes later')
    .option('--yes', 'do not ask')
    .action((options) => privacyForgetCommand('suppress', { ...program.opts(), ...options }));
  about('unsuppress', 'let later events of a person in again').action((options) =>
    privacyUnsuppressCommand({ ...program.opts(), ...options }),
  );
  privacy
    .command('list')
    .description('list who asked for what, newest first')
    .addOption(new Option('--action <action>').choices(privacyActionSchema.options))
    .addOption(new Option('--state <state>').choices(privacyStateSchema.options))
    .option('--page <number>', 'page, from 1')
    .option('--page-size <rows>', 'rows a page, at most 100')
    .action((options) => privacyListCommand({ ...program.opts(), ...options }));
}
