import { errors } from '@strapi/utils';
import {
  segmentOverrideSchema,
  segmentProfilesQuerySchema,
} from '../../../shared/contracts/segment-content.ts';
import { connectorClient } from '../connector/index.ts';
import { editorName, idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { segmentContentService } from './segment-content-service.ts';
import { targetingQuerySchema } from './targeting.ts';

/** What editors of content and of customers do with segments. */
export function segmentContentController({ strapi }: Dependencies) {
  const content = segmentContentService({ strapi });
  const connector = connectorClient(strapi);

  return {
    async findSegments(context: Context) {
      context.body = await content.choices();
    },

    /** @throws ForbiddenError for somebody who may not read the content type */
    async preview(context: Context) {
      const { uid } = context.params;
      const { segments = [] } = parse(targetingQuerySchema, context.query);
      const permission = strapi
        .plugin('content-manager')
        .service('permission-checker')
        .create({ userAbility: context.state.userAbility, model: uid });
      if (permission.cannot.read()) throw new errors.ForbiddenError();
      const preview = await content.preview(uid, segments);
      if (!preview) throw new errors.NotFoundError('This content type has no segments field.');
      context.body = preview;
    },

    async findMembers(context: Context) {
      const { group, segment } = context.params;
      const page = parse(segmentProfilesQuerySchema, context.query);
      context.body = await connector.segmentProfiles(group, segment, page);
    },

    async override(context: Context) {
      const override = parse(segmentOverrideSchema, context.request.body);
      await connector.overrideSegment({ ...override, by: editorName(context.state.user) });
      context.status = 204;
    },

    async findOfProfile(context: Context) {
      context.body = { items: await connector.profileSegments(idOf(context)) };
    },
  };
}
