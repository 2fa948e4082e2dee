import type { Core } from '@strapi/types';

/** The application that the plugin runs in. */
export type Strapi = Core.Strapi;

/** What Strapi hands to every factory of a plugin. */
export interface Dependencies {
  strapi: Strapi;
}

/** The request and reply of a route, as Koa has them. */
export type Context = Parameters<Core.ControllerHandler>[0];
