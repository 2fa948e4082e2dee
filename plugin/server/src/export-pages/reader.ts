import { type FieldPath, type FindModel, mayLeave } from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';

const READ = 'plugin::content-manager.explorer.read';

/** What Strapi knows of the permissions of an editor. */
export interface Ability {
  can(action: string, subject: string, field?: string): boolean;
}

/** What Strapi's content manager lets one editor see. */
export interface Reader {
  mayRead(contentType: string): boolean;
  /** Whether the editor may see a field, wherever its way leads. */
  mayReadField(contentType: string, field: FieldPath): boolean;
  /** Narrows a query to the entries that the editor may see. */
  narrow(contentType: string, query: object): Promise<object>;
}

/** Exports show content: who looks at a preview sees no more than in the content manager. */
export function contentReader(strapi: Strapi, ability: Ability, findModel: FindModel): Reader {
  function mayRead(contentType: string, field?: string): boolean {
    return ability.can(READ, contentType, field);
  }

  /** A permission on a component names the fields within, and none names those of a dynamic zone. */
  function mayReadAll(contentType: string, names: readonly string[], component?: string): boolean {
    const field = names.join('.');
    if (mayRead(contentType, field)) return true;
    const model = component === undefined ? undefined : findModel(component);
    if (!model) return false;
    return Object.entries(model.attributes)
      .filter(([name]) => mayLeave(model, name))
      .every(([name, inner]) => mayReadAll(contentType, [...names, name], inner.component));
  }

  return {
    mayRead: (contentType) => mayRead(contentType),

    mayReadField(contentType, { steps, name, attribute }) {
      let owner = contentType;
      let names: string[] = [];
      for (const step of steps) {
        names.push(step.name);
        if (step.kind === 'component') continue;
        if (!mayRead(owner, names.join('.'))) return false;
        if (step.kind === 'zone') return true;
        owner = step.model;
        names = [];
      }
      // Which related entry it is comes with the relation.
      if (name === 'documentId' && names.length === 0 && owner !== contentType) return true;
      return mayReadAll(owner, [...names, name], attribute.component);
    },

    async narrow(contentType, query) {
      const checker = strapi
        .plugin('content-manager')
        .service('permission-checker')
        .create({ userAbility: ability, model: contentType });
      return checker.sanitizedQuery.read(query);
    },
  };
}
