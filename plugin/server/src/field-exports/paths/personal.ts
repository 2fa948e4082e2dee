import { wordsOf } from './model.ts';

/** Names, run together, that stand for personal data wherever they end an attribute's name. */
const PERSONAL_NAMES = [
  'email',
  'mail',
  'phone',
  'telephone',
  'mobile',
  'fax',
  'username',
  'firstname',
  'lastname',
  'surname',
  'fullname',
  'familyname',
  'givenname',
  'nickname',
  'birthday',
  'birthdate',
  'dateofbirth',
  'gender',
  'address',
  'street',
  'zip',
  'zipcode',
  'postcode',
  'postalcode',
  'ssn',
  'iban',
  'passport',
  'ipaddress',
];

/** Names that are personal only where the model is a person. */
const PERSONAL_OF_PEOPLE = ['name', 'city', 'country', 'age', 'title'];

/**
 * Whether a field looks like personal data: a warning for editors, not a judgement.
 *
 * @param ofPerson whether the model describes people, such as the users of the site
 */
export function looksPersonal(attribute: string, type: string, ofPerson: boolean): boolean {
  if (type === 'email') return true;
  const words = wordsOf(attribute);
  const endings = words.map((_, index) => words.slice(index).join(''));
  const names = ofPerson ? [...PERSONAL_NAMES, ...PERSONAL_OF_PEOPLE] : PERSONAL_NAMES;
  return endings.some((ending) => names.includes(ending));
}
