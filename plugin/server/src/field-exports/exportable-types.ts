import type { Struct, UID } from '@strapi/types';
import { contentTypes, errors } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';
import { findModel } from './models.ts';
import { type FieldPath, type FindModel, fieldPaths, findPath, type Model } from './paths/index.ts';

const USER_UID = 'plugin::users-permissions.user';

/** A content type of the site whose entries can leave. */
export interface ExportableType {
  uid: string;
  displayName: string;
  localized: boolean;
  draftAndPublish: boolean;
}

type Schema = Struct.ContentTypeSchema;

/** The content types that can be exported: those of the site itself, and its users. */
export function exportableTypes(strapi: Strapi) {
  const models: FindModel = (uid) => findModel(strapi, uid);
  const isExportable = (uid: string) => uid.startsWith('api::') || uid === USER_UID;

  function describe(schema: Schema): ExportableType {
    return {
      uid: schema.uid,
      displayName: schema.info.displayName,
      localized: isLocalized(schema),
      draftAndPublish: contentTypes.hasDraftAndPublish(schema),
    };
  }

  return {
    /** In the order of their names. */
    list: (): ExportableType[] =>
      (Object.values(strapi.contentTypes) as Schema[])
        .filter(({ uid }) => isExportable(uid))
        .map(describe)
        .sort((one, other) => one.displayName.localeCompare(other.displayName)),

    find(uid: string): ExportableType | undefined {
      const schema = isExportable(uid) ? strapi.getModel(uid as UID.ContentType) : undefined;
      return schema && describe(schema);
    },

    /**
     * The fields of a content type that may leave.
     *
     * @param depth relations that a way to a field may go through
     */
    fields(uid: string, depth = 1): FieldPath[] {
      const model = models(uid);
      return model ? fieldPaths(model, models, depth) : [];
    },

    /** A field of a content type, however deep; undefined when there is none that may leave. */
    field(uid: string, id: string): FieldPath | undefined {
      const model = models(uid);
      return model && findPath(model, id, models);
    },

    /** @throws NotFoundError when it cannot be exported */
    model(uid: string): Model {
      const model = isExportable(uid) ? models(uid) : undefined;
      if (model) return model;
      throw new errors.NotFoundError(`«${uid}» is no content type that can be exported.`);
    },
  };
}

function isLocalized(schema: Schema): boolean {
  const options = schema.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
}
