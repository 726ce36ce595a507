import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './apiError.ts';

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may pass by itself is tried again: no answer, or a failure of the server.
      retry: (failures, error) =>
        failures < RETRIES && isApiError(error) && (error.status === 0 || error.status >= 500),
    },
  },
});
