import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The plugin's sources are bundled: they import each other without file extensions, and are ES
 * modules in a package that says "commonjs" to Node. This makes Node read them as the bundler
 * does, so that its unit tests need no build.
 */
const endings = ['.ts', '.tsx', '/index.ts', '/index.tsx'];

const pluginSource = /\/plugin\/(admin|server|shared)\/.*\.ts$/;

registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL ?? '';
    if (!pluginSource.test(parent)) return asModule(next(specifier, context));
    if (specifier.endsWith('.json')) {
      return next(specifier, { ...context, importAttributes: { type: 'json' } });
    }
    return asModule(
      next(specifier.startsWith('.') ? complete(specifier, parent) : specifier, context),
    );
  },
});

function complete(specifier: string, parent: string): string {
  const url = new URL(specifier, parent).href;
  const ending = endings.find((candidate) => existsSync(fileURLToPath(url + candidate)));
  return ending ? url + ending : specifier;
}

function asModule<T extends { url: string; format?: string | null | undefined }>(resolved: T): T {
  return pluginSource.test(resolved.url) ? { ...resolved, format: 'module-typescript' } : resolved;
}
