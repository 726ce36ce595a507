import type { App } from '#server/platform/http/index.ts';

export function viewRoutes(_app: App): void {}
