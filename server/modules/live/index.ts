export { LiveHub } from './liveHub.ts';
export { liveRoutes } from './routes.ts';
