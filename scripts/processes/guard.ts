import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends process groups when this process is gone without having done so (SIGKILL, a crash): a shell
 * reads "+group" and "-group" lines from a pipe that only this process holds open, and at its end
 * asks the groups that are left to stop, then makes them.
 */
const script = `
groups=' '
while read -r line; do
  group="\${line#?}"
  case "$line" in
    +*) groups="$groups-$group " ;;
    -*) groups="\${groups%%" -$group "*} \${groups#*" -$group "}" ;;
  esac
done
[ -n "\${groups# }" ] || exit 0
kill -TERM $groups 2>/dev/null
sleep 10
kill -KILL $groups 2>/dev/null
`;

let shell: ChildProcess | undefined;

function tell(line: string): void {
  if (process.platform === 'win32') return;
  if (!shell) {
    shell = spawn('/bin/sh', ['-c', script], {
      detached: true,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    shell.on('error', () => undefined);
    shell.stdin?.on('error', () => undefined);
    shell.unref();
    if (shell.stdin && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') {
      shell.stdin.unref();
    }
  }
  shell.stdin?.write(`${line}\n`);
}

/** Process groups that must not outlive this process. */
export const guard = {
  add: (group: number) => tell(`+${group}`),
  remove: (group: number) => tell(`-${group}`),
};
