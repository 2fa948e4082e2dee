import assert from 'node:assert/strict';
import { test } from 'node:test';
import { originsSchema } from './origins.ts';

test('origins are kept as browsers send them, each once', () => {
  assert.deepEqual(
    originsSchema.parse([
      'https://Shop.example/',
      ' https://shop.example:443',
      'http://127.0.0.1:4200',
    ]),
    ['https://shop.example', 'http://127.0.0.1:4200'],
  );
});

for (const bad of ['shop.example', 'ftp://shop.example', 'https://shop.example/films', '*', '']) {
  test(`«${bad}» is refused with its name`, () => {
    const [issue] = originsSchema.safeParse(['https://a.example', bad]).error?.issues ?? [];
    assert.deepEqual(issue?.path, []);
    assert.match(issue?.message ?? '', /no web origin; use one such as https/);
    assert.ok(issue?.message.includes(`«${bad}»`));
  });
}

test('a list without end is refused', () => {
  const origins = Array.from({ length: 101 }, (_, index) => `https://shop-${index}.example`);
  assert.match(originsSchema.safeParse(origins).error?.issues[0]?.message ?? '', /at most 100/);
});
