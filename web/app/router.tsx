import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { isApiError } from '../api/apiError.ts';
import { objectsQuery } from '../api/objects.ts';
import { queryClient } from '../api/queryClient.ts';
import { sessionQuery } from '../api/session.ts';
import { setupQuery } from '../api/setup.ts';
import { openText, parseOpen } from '../browser/openRecord.ts';
import { type RawSearch, textParam } from '../browser/searchParams.ts';
import { approvalsSearch } from '../features/approvals/search.ts';
import { boardSearch } from '../features/board/search.ts';
import { cockpitSearch } from '../features/cockpit/search.ts';
import { librarySearch } from '../features/funnel-designer/library/search.ts';
import { designerSearch } from '../features/funnel-designer/search.ts';
import { listSearch } from '../features/list/search.ts';
import { notificationSearch } from '../features/notifications/search.ts';
import { peopleSearch } from '../features/people/search.ts';
import { replaySearch } from '../features/replay/search.ts';
import { todaySearch } from '../features/today/search.ts';
import { BrokenPage } from '../ui/ErrorBoundary.tsx';
import { Door } from './Door.tsx';
import { NotFound } from './NotFound.tsx';
import { ListRoute, RecordRoute } from './objectRoutes.tsx';
import { Root } from './Root.tsx';
import { Shell } from './shell/Shell.tsx';
import { ShellError } from './shell/ShellError.tsx';
import { ShellSkeleton } from './shell/ShellSkeleton.tsx';
import { speakAs } from './shell/useWorkspaceWords.ts';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
});

/** Where to go once signed in. Only a place of this app: never a full address from outside. */
function backParam(value: unknown): string | undefined {
  const text = textParam(value);
  return text && /^\/(?![/\\])/.test(text) ? text : undefined;
}

const doorRoute = createRoute({ getParentRoute: () => rootRoute, id: 'door', component: Door });

const signInRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: '/sign-in',
  validateSearch: (raw: RawSearch): { back?: string; token?: string } => ({
    back: backParam(raw.back),
    token: textParam(raw.token),
  }),
  component: lazyRouteComponent(() => import('../features/signIn/SignInPage.tsx'), 'SignInPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/setup/SetupPage.tsx'), 'SetupPage'),
});

/** What every page behind the sign-in may carry: a record open as a drawer, or the form for a new one. */
export type ShellSearch = { open?: string; create?: string };

function shellSearch(raw: RawSearch): ShellSearch {
  const open = parseOpen(raw.open);
  return { open: open && openText(open.object, open.id), create: textParam(raw.create) };
}

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: shellSearch,
  beforeLoad: async ({ context, location }) => {
    try {
      // One after the other: a reader who is not signed in is refused once, not twice.
      await context.queryClient.ensureQueryData(sessionQuery);
      speakAs(await context.queryClient.ensureQueryData(objectsQuery));
    } catch (error) {
      if (!isApiError(error, 'not_signed_in')) throw error;
      const setup = await context.queryClient.fetchQuery(setupQuery).catch(() => undefined);
      throw setup?.needed ? redirect({ to: '/setup' }) : redirect({ to: '/sign-in', search: { back: location.href } });
    }
  },
  component: Shell,
  pendingComponent: ShellSkeleton,
  errorComponent: ShellError,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const start = context.queryClient.getQueryData(sessionQuery.queryKey)?.user.startPage ?? 'today';
    if (start === 'today' || start === 'board' || start === 'cockpit')
      throw redirect({ to: `/${start}`, replace: true });
    throw redirect({ to: '/o/$object', params: { object: start }, replace: true });
  },
});

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('../features/board/BoardPage.tsx'), 'BoardPage'),
});

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object',
  validateSearch: listSearch,
  component: ListRoute,
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object/$id',
  component: RecordRoute,
});

const cockpitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cockpit',
  validateSearch: cockpitSearch,
  component: lazyRouteComponent(() => import('../features/cockpit/CockpitPage.tsx'), 'CockpitPage'),
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('../features/today/TodayPage.tsx'), 'TodayPage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notifications',
  validateSearch: notificationSearch,
  component: lazyRouteComponent(() => import('../features/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: approvalsSearch,
  component: lazyRouteComponent(() => import('../features/approvals/ApprovalsPage.tsx'), 'ApprovalsPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/{-$section}',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const feedbackRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/funnels/$key/feedback',
  component: lazyRouteComponent(() => import('../features/feedback/FeedbackPage.tsx'), 'FeedbackPage'),
});

const replayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/funnels/$key/replay',
  validateSearch: replaySearch,
  component: lazyRouteComponent(() => import('../features/replay/ReplayPage.tsx'), 'ReplayPage'),
});

const funnelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/funnels/{-$funnel}',
  validateSearch: designerSearch,
  component: lazyRouteComponent(() => import('../features/funnel-designer/FunnelsPage.tsx'), 'FunnelsPage'),
});

const libraryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/funnel-library',
  validateSearch: librarySearch,
  component: lazyRouteComponent(() => import('../features/funnel-designer/library/LibraryPage.tsx'), 'LibraryPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
});

const importingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/{-$id}',
  component: lazyRouteComponent(() => import('../features/importing/ImportPage.tsx'), 'ImportPage'),
});

const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  component: lazyRouteComponent(() => import('../features/help/HelpPage.tsx'), 'HelpPage'),
});

/** Any other address: inside the shell, where the way on is a click or a search. */
const notFoundRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFound });

const routeTree = rootRoute.addChildren([
  doorRoute.addChildren([signInRoute, setupRoute]),
  shellRoute.addChildren([
    homeRoute,
    boardRoute,
    listRoute,
    recordRoute,
    cockpitRoute,
    todayRoute,
    notificationsRoute,
    approvalsRoute,
    settingsRoute,
    feedbackRoute,
    replayRoute,
    funnelsRoute,
    libraryRoute,
    peopleRoute,
    importingRoute,
    helpRoute,
    notFoundRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
