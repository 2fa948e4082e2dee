import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { confirm } from './confirm.ts';

const WARNING = 'Everything that is known of this person will be deleted.';

/** Asks for «ada@example.com», and types an answer once that is asked. */
async function answered(answer: string, isTTY = true) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = new PassThrough();
  let shown = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    const asked = shown.includes('to confirm: ');
    shown += text;
    if (!asked && shown.includes('to confirm: ')) stdin.write(answer);
  });
  return { agreed: await confirm(WARNING, 'ada@example.com', { stdin, stderr }), shown };
}

test('a person is forgotten once the identifier was typed', async () => {
  const { agreed, shown } = await answered('ada@example.com\n');
  assert.equal(agreed, true);
  assert.match(shown, new RegExp(`^${WARNING}\nType ada@example.com to confirm: `));
  assert.equal((await answered('  ada@example.com \n')).agreed, true);
});

test('anything else that is typed means no', async () => {
  for (const answer of ['\n', 'y\n', 'yes\n', 'ada\n', 'ADA@example.com\n', 'eve@example.com\n']) {
    assert.equal((await answered(answer)).agreed, false, answer);
  }
});

test('where nobody can be asked, the answer is no, and what to do is said', async () => {
  const { agreed, shown } = await answered('', false);
  assert.equal(agreed, false);
  assert.match(shown, /--yes/);
});
