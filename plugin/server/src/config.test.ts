import assert from 'node:assert/strict';
import { test } from 'node:test';
import { config } from './config.ts';

const valid = { connectorUrl: 'http://127.0.0.1:4100', secret: 'x'.repeat(32) };

test('a complete configuration is accepted', () => {
  assert.doesNotThrow(() => config.validator(valid));
});

test('a missing and a short secret are refused with the fix', () => {
  const fix = /secret: Set CDP_SECRET .* at least 32 random characters/;
  assert.throws(() => config.validator({ ...valid, secret: undefined }), fix);
  assert.throws(() => config.validator({ ...valid, secret: 'short' }), fix);
});

test('every problem is told at once, without the value of the secret', () => {
  const check = () =>
    config.validator({ connectorUrl: 'ftp://connector', secret: 'hunter2', colour: 'blue' });
  assert.throws(check, (error: Error) => {
    assert.match(error.message, /- connectorUrl: Use an address such as/);
    assert.match(error.message, /- secret: Set CDP_SECRET/);
    assert.match(error.message, /colour/);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  });
});

test('the public address is optional, and one that is no address is refused with the fix', () => {
  assert.doesNotThrow(() =>
    config.validator({ ...valid, trackingUrl: 'https://cdp.shop.example' }),
  );
  assert.throws(
    () => config.validator({ ...valid, trackingUrl: 'cdp.shop.example' }),
    /- trackingUrl: Use an address such as .*CDP_TRACKING_URL/,
  );
});

test('the environment fills what the configuration leaves out', () => {
  const env = (name: string, fallback?: string) =>
    name === 'CDP_SECRET' ? 'y'.repeat(40) : fallback;
  assert.doesNotThrow(() => config.validator(config.default({ env })));
});
