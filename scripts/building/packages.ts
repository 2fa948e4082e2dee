import { join } from 'node:path';
import { programs, root } from '../root.ts';

/** How one package of the workspace is built, and what its result depends on. */
export type Package = {
  name: string;
  /** Working directory of the command. */
  directory: string;
  /** Program (a JavaScript file, run by this Node) and arguments. */
  command: readonly [script: string, ...args: string[]];
  /** Files and folders, relative to the root, whose contents decide whether it is stale. */
  inputs: readonly string[];
  /** Folder that the command fills, relative to the root; emptied before. */
  output: string;
  /** Packages to be built before. */
  after: readonly string[];
};

/** All packages that are built, dependencies first. */
export const packages: readonly Package[] = [
  {
    name: 'config',
    directory: join(root, 'config'),
    command: [programs.typescript, '-p', 'tsconfig.build.json'],
    inputs: ['config', 'tsconfig.base.json'],
    output: 'config/dist',
    after: [],
  },
  {
    name: 'connector',
    directory: join(root, 'connector'),
    command: [join(root, 'connector/scripts/build.ts')],
    inputs: ['connector', 'config/dist', 'tsconfig.base.json'],
    output: 'connector/dist',
    after: ['config'],
  },
  {
    name: 'plugin',
    directory: join(root, 'plugin'),
    command: [programs.pluginSdk, 'build'],
    inputs: ['plugin', 'config/dist'],
    output: 'plugin/dist',
    after: ['config'],
  },
  {
    name: 'playground',
    directory: join(root, 'playground'),
    command: [programs.strapi, 'build', '--silent'],
    inputs: [
      'playground/src',
      'playground/config',
      'playground/package.json',
      'playground/tsconfig.json',
      'config/dist',
      'plugin/dist/admin',
      'plugin/package.json',
    ],
    output: 'playground/dist',
    after: ['config', 'plugin'],
  },
];
