export { changeView } from './changeView.ts';
export { chooseDefault } from './chooseDefault.ts';
export { createView } from './createView.ts';
export { deleteView } from './deleteView.ts';
export { listViews } from './listViews.ts';
export { viewRoutes } from './routes.ts';
