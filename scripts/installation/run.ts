import { spawn } from 'node:child_process';

/** A step of the installation failed; the message holds what its program wrote. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/**
 * What npm tells its scripts. Left in the environment it would make another npm believe that it works
 * in this repository.
 */
const fromNpm =
  /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|loglevel)$|INIT_CWD$)/i;

/** This process's environment as somebody has it who did not come through `npm run`. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !fromNpm.test(name)));
}

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to standard output
 * @throws InstallationError when it fails
 */
export function run(
  program: string,
  args: readonly string[],
  { directory, env = {} }: { directory: string; env?: Record<string, string> },
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, [...args], {
      cwd: directory,
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written: Buffer[] = [];
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      output.push(chunk);
      written.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => written.push(chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) return done(Buffer.concat(output).toString());
      const command = [program, ...args].join(' ');
      fail(
        new InstallationError(
          `«${command}» ended with exit code ${code}:\n\n${Buffer.concat(written).toString().trim()}`,
        ),
      );
    });
  });
}
