import type { Command } from 'commander';
import { audienceExportCommand, audienceListCommand } from './audience.ts';
import { audienceComputeCommand } from './audience-compute.ts';

const COMPUTE_EXIT_CODES = `
Exit codes:
  0    everybody was looked at, and the audience is as its rule says
  1    there is no such audience, or it could not be computed; the reason is told
  2    no connector runs; the next one that starts does it
  130  interrupted; the connector goes on with it
`;

/** Adds `audience list | export | compute` to the program. */
export function addAudienceCommands(program: Command): void {
  const audience = program
    .command('audience')
    .description('say what becomes of audiences, or have one computed');
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
  audience
    .command('compute')
    .argument('<identifier>', 'identifier of the audience')
    .description('have an audience computed from scratch by the connector that runs, and wait')
    .option('--json', 'write the result as JSON')
    .addHelpText('after', COMPUTE_EXIT_CODES)
    .action((identifier, options) =>
      audienceComputeCommand(identifier, { ...program.opts(), ...options }),
    );
}
