import type { Struct, UID } from '@strapi/types';
import { contentTypes } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';
import { type FieldPath, fieldPaths } from './field-paths.ts';
import type { Attribute, Model } from './model.ts';

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

    /** The fields of a content type that may leave. */
    fields(uid: string): FieldPath[] {
      const model = findModel(strapi, uid);
      return model ? fieldPaths(model, (other) => findModel(strapi, other)) : [];
    },
  };
}

/** A content type or a component of the site, as this plugin looks at models. */
export function findModel(strapi: Strapi, uid: string): Model | undefined {
  const schema = strapi.getModel(uid as UID.Schema) as Schema | undefined;
  if (!schema) return undefined;
  return {
    uid,
    attributes: schema.attributes as Record<string, Attribute>,
    privateAttributes: new Set(contentTypes.getPrivateAttributes(schema)),
  };
}

function isLocalized(schema: Schema): boolean {
  const options = schema.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
}
