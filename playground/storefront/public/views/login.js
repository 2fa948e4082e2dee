import { h } from '../dom.js';
import { field } from '../form-field.js';
import { navigate } from '../router.js';
import { logIn, user } from '../session.js';
import { StrapiError } from '../strapi.js';
import { accountView } from './account.js';

/** @import { View } from '../types.d.ts' */

/** @returns {View} */
export function loginView() {
  if (user()) return accountView();
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    problem.textContent = '';
    try {
      await logIn(String(form.get('email')).trim(), String(form.get('password')));
      navigate('/account');
    } catch (error) {
      problem.textContent = explain(error);
    }
  };
  const node = h(
    'section',
    { class: 'narrow' },
    h('h1', {}, 'Log in'),
    h(
      'p',
      { class: 'demo' },
      'Any of the shop’s 300 customers will do: ',
      h('code', {}, 'customer1@example.com'),
      ' to ',
      h('code', {}, 'customer300@example.com'),
      ', password ',
      h('code', {}, 'Film-shop-1'),
      '.',
    ),
    h(
      'form',
      { class: 'form', on: { submit } },
      field('email', 'E-mail', { type: 'email', autocomplete: 'username' }),
      field('password', 'Password', { type: 'password', autocomplete: 'current-password' }),
      problem,
      h('button', { class: 'button button-strong' }, 'Log in'),
    ),
  );
  return { title: 'Log in', name: 'Login', node };
}

/** @param {unknown} error */
function explain(error) {
  if (!(error instanceof StrapiError)) return 'The shop does not answer. Try again in a moment.';
  if (error.status === 400) return 'No customer has this e-mail address and password.';
  if (error.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  return error.message;
}
