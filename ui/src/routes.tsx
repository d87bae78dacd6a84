import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { askAhead } from './ahead';
import { serverUrl } from './api/client';
import { parseSearch, stringifySearch } from './search';
import { Shell } from './shell/Shell';
import { NotFound } from './shell/NotFound';
import { PageFailed } from './shell/PageFailed';
import { activitySearch } from './pages/Activity/url';
import { catalogSearch } from './pages/Catalog/url';
import { homeSearch } from './pages/Home/url';
import { interactionsSearch } from './pages/Interactions/url';
import { keysSearch } from './pages/Keys/url';
import { resourceSearch } from './pages/Resource/url';
import { traceSearch } from './pages/Trace/url';
import { userSearch } from './pages/User/url';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  // A page that somebody only points at comes without its data.
  beforeLoad: ({ matches, preload }) => {
    const page = matches.at(-1);
    if (page && !preload) {
      void askAhead(page.routeId, page.params, page.search);
    }
  },
});
const page = () => root;

/** What a page does not take from its address is hidden from it: the router would add it again, as it came. */
function only<S extends object>(read: (search: Record<string, unknown>) => S) {
  return (search: Record<string, unknown>): S => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...read(search),
  });
}

const home = createRoute({
  getParentRoute: page,
  path: '/',
  validateSearch: only(homeSearch),
  component: lazyRouteComponent(() => import('./pages/Home/HomePage'), 'HomePage'),
});

const interactions = createRoute({
  getParentRoute: page,
  path: '/interactions',
  validateSearch: only(interactionsSearch),
  component: lazyRouteComponent(() => import('./pages/Interactions/InteractionsPage'), 'InteractionsPage'),
});

const resource = createRoute({
  getParentRoute: page,
  path: '/resources/$type/$id',
  validateSearch: only(resourceSearch),
  component: lazyRouteComponent(() => import('./pages/Resource/ResourcePage'), 'ResourcePage'),
});

const user = createRoute({
  getParentRoute: page,
  path: '/users/$id',
  validateSearch: only(userSearch),
  component: lazyRouteComponent(() => import('./pages/User/UserPage'), 'UserPage'),
});

const trace = createRoute({
  getParentRoute: page,
  path: '/traces/$id',
  validateSearch: only(traceSearch),
  component: lazyRouteComponent(() => import('./pages/Trace/TracePage'), 'TracePage'),
});

const activity = createRoute({
  getParentRoute: page,
  path: '/activity',
  validateSearch: only(activitySearch),
  component: lazyRouteComponent(() => import('./pages/Activity/ActivityPage'), 'ActivityPage'),
});

const catalog = createRoute({
  getParentRoute: page,
  path: '/catalog/$kind',
  validateSearch: only(catalogSearch),
  component: lazyRouteComponent(() => import('./pages/Catalog/CatalogPage'), 'CatalogPage'),
});

const keys = createRoute({
  getParentRoute: page,
  path: '/keys',
  validateSearch: only(keysSearch),
  component: lazyRouteComponent(() => import('./pages/Keys/KeysPage'), 'KeysPage'),
});

/** Every page there is. */
export const router = createRouter({
  routeTree: root.addChildren([home, interactions, resource, user, trace, activity, catalog, keys]),
  basepath: new URL(serverUrl).pathname,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
