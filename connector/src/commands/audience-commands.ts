import type { Command } from 'commander';
import { audienceExportCommand, audienceListCommand } from './audience.ts';

/** Adds `audience list | export` to the program. */
export function addAudienceCommands(program: Command): void {
  const audience = program.command('audience').description('say what becomes of audiences');
  audience
    .command('list')
    .description('list audiences with their state, size and last days, as JSON')
    .action((options) => audienceListCommand({ ...program.opts(), ...options }));
  audience
    .command('export')
    .argument('<identifier>', 'identifier of the audience')
    .description('write the members of an audience as CSV')
    .option('--out <file>', 'write to this file, not to standard output')
    .action((identifier, options) =>
      audienceExportCommand(identifier, { ...program.opts(), ...options }),
    );
}
