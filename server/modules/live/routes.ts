import type { App } from '#server/platform/http/index.ts';

export function liveRoutes(_app: App): void {}
