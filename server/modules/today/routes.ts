import type { App } from '#server/platform/http/index.ts';

export function todayRoutes(_app: App): void {}
