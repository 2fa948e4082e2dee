import { cart, itemCount } from './cart.js';
import { byId } from './dom.js';
import { startRouter } from './router.js';
import { session, user } from './session.js';
import { page } from './tracking.js';
import { accountView } from './views/account.js';
import { articleView } from './views/article.js';
import { articlesView } from './views/articles.js';
import { cartView } from './views/cart.js';
import { checkoutView } from './views/checkout.js';
import { feedView } from './views/feed.js';
import { filmView } from './views/film.js';
import { filmsView } from './views/films.js';
import { loginView } from './views/login.js';
import { orderView } from './views/order.js';

function showCart() {
  const badge = byId('cart-count');
  const count = itemCount();
  badge.textContent = String(count);
  badge.hidden = count === 0;
}

function showSession() {
  const customer = user();
  const link = byId('account-link');
  link.textContent = customer ? (customer.firstName ?? customer.username) : 'Log in';
  link.setAttribute('href', customer ? '/account' : '/login');
}

cart.addEventListener('change', showCart);
session.addEventListener('change', showSession);
showCart();
showSession();
byId('privacy-choices').addEventListener('click', () => window.cdp.consent());
startRouter(
  [
    [/^\/$/, filmsView],
    [/^\/films\/([^/]+)$/, filmView],
    [/^\/articles$/, articlesView],
    [/^\/articles\/([^/]+)$/, articleView],
    [/^\/cart$/, cartView],
    [/^\/checkout$/, checkoutView],
    [/^\/orders\/([^/]+)$/, orderView],
    [/^\/login$/, loginView],
    [/^\/account$/, accountView],
    [/^\/magazine-feed$/, feedView],
  ],
  (view) => page(view.name),
);
