/** What this plugin needs to know of an attribute of a model. */
export interface Attribute {
  type: string;
  private?: boolean | undefined;
  visible?: boolean | undefined;
  /** Relations: the uid of the other content type. */
  target?: string | undefined;
  relation?: string | undefined;
  /** Relations that the other side has too: its attribute. */
  inversedBy?: string | undefined;
  mappedBy?: string | undefined;
  /** Components: the uid of the component. */
  component?: string | undefined;
  repeatable?: boolean | undefined;
  /** Dynamic zones: the uids of the components. */
  components?: readonly string[] | undefined;
  /** Media: one file, or a list. */
  multiple?: boolean | undefined;
}

/** A content type or a component: its attributes, and which of them never leave. */
export interface Model {
  uid: string;
  attributes: Record<string, Attribute>;
  privateAttributes: ReadonlySet<string>;
}

/** Finds a model by its uid. */
export type FindModel = (uid: string) => Model | undefined;

const SECRET_WORDS = new Set(['password', 'passwd', 'secret', 'token', 'salt', 'otp']);

/** The words of a name in camel, kebab or snake case: `resetPasswordToken` is reset, password, token. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Whether an attribute may leave at all: nothing private, hidden or secret does. */
export function mayLeave(model: Model, name: string): boolean {
  // A path is free text: «constructor» is no attribute, though every object has one.
  const attribute = Object.hasOwn(model.attributes, name) ? model.attributes[name] : undefined;
  return (
    attribute !== undefined &&
    attribute.type !== 'password' &&
    attribute.private !== true &&
    attribute.visible !== false &&
    !model.privateAttributes.has(name) &&
    !wordsOf(name).some((word) => SECRET_WORDS.has(word))
  );
}

/** Names of attributes that name an entry, the likeliest first. */
const NAMING = ['title', 'name', 'displayName', 'label', 'headline', 'username', 'slug'];

/** The attribute by which people know an entry; undefined when no text may leave. */
export function nameAttribute(model: Model): string | undefined {
  const texts = Object.keys(model.attributes).filter(
    (name) =>
      ['string', 'text', 'uid', 'email'].includes(model.attributes[name]?.type ?? '') &&
      mayLeave(model, name),
  );
  return NAMING.find((name) => texts.includes(name)) ?? texts[0];
}
