import { Outlet } from '@tanstack/react-router';
import { Toasts } from '../ui/Toasts.tsx';
import { ActivityLine } from './ActivityLine.tsx';

/** Around every page, signed in or not. */
export function Root() {
  return (
    <>
      <ActivityLine />
      <Outlet />
      <Toasts />
    </>
  );
}
