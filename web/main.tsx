import 'virtual:tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSignedOut } from './api/client.ts';
import { queryClient } from './api/queryClient.ts';
import { sessionQuery } from './api/session.ts';
import { LanguageProvider } from './app/LanguageProvider.tsx';
import { router } from './app/router.tsx';
import { makeInstallable } from './browser/installable.ts';
import { leaveFor } from './browser/leaveFor.ts';
import { startLanguage, switchTexts } from './phrases/language.ts';

// A session that ended meanwhile: to the sign-in, and back to this place afterwards.
let left = false;
whenSignedOut(() => {
  if (left || !queryClient.getQueryData(sessionQuery.queryKey)) return;
  left = true;
  leaveFor(`/sign-in?${new URLSearchParams({ back: router.state.location.href })}`);
});

const locale = startLanguage();
const antd = await switchTexts(locale);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider start={{ locale, antd }}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);

makeInstallable();
