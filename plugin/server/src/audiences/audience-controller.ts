import {
  audienceInputSchema,
  explainRequestSchema,
  knownValuesQuerySchema,
  pageQuerySchema,
  previewMembersRequestSchema,
  previewRequestSchema,
} from 'strapi-cdp-config';
import { audiencesQuerySchema, versionNumberSchema } from '../../../shared/contracts/audiences.ts';
import { identifierCheckQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { connectorClient } from '../connector/index.ts';
import { editorName, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { audienceService } from './audience-service.ts';
import { audienceChoices } from './choices.ts';

/** Audiences as editors write them, and what the connector says of rules. */
export function audienceController({ strapi }: Dependencies) {
  const audiences = audienceService({ strapi });
  const connector = connectorClient(strapi);
  const editorOf = (context: Context) => editorName(context.state.user);

  return {
    async find(context: Context) {
      context.body = await audiences.list(parse(audiencesQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await audiences.get(context.params.documentId);
    },

    async checkIdentifier(context: Context) {
      const { identifier, except } = parse(identifierCheckQuerySchema, context.query);
      context.body = await audiences.checkIdentifier(identifier, except);
    },

    async findChoices(context: Context) {
      context.body = await audienceChoices(strapi);
    },

    async create(context: Context) {
      const input = parse(audienceInputSchema, context.request.body);
      context.body = await audiences.create(input, editorOf(context));
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(audienceInputSchema, context.request.body);
      context.body = await audiences.update(context.params.documentId, input, editorOf(context));
    },

    async delete(context: Context) {
      await audiences.delete(context.params.documentId);
      context.status = 204;
    },

    async findVersions(context: Context) {
      const query = parse(pageQuerySchema, context.query);
      context.body = await audiences.versions(context.params.documentId, query);
    },

    async restore(context: Context) {
      const { documentId, version } = context.params;
      const number = parse(versionNumberSchema, version);
      context.body = await audiences.restore(documentId, number, editorOf(context));
    },

    async preview(context: Context) {
      const request = parse(previewRequestSchema, context.request.body);
      context.body = await connector.previewAudience(request);
    },

    async previewMembers(context: Context) {
      const request = parse(previewMembersRequestSchema, context.request.body);
      context.body = await connector.previewAudienceMembers(request);
    },

    async explain(context: Context) {
      const request = parse(explainRequestSchema, context.request.body);
      context.body = await connector.explainRule(request);
    },

    async findKnown(context: Context) {
      context.body = await connector.knownForRules();
    },

    async findKnownValues(context: Context) {
      context.body = await connector.knownValues(parse(knownValuesQuerySchema, context.query));
    },
  };
}
