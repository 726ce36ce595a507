import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables } from './web/ui/tokens.ts';

const TOKENS = 'virtual:tokens.css';

// The sources of web/api are served under /api too; they are not for the server behind.
const API = '^/api/(?!.*\\.tsx?(\\?|$))';

/** The design tokens live in one TypeScript object; the style sheet is made from it, so that the two cannot drift. */
function tokensStyleSheet(): Plugin {
  return {
    name: 'loudou-tokens',
    resolveId: (id) => (id === TOKENS ? `\0${TOKENS}` : undefined),
    load: (id) => (id === `\0${TOKENS}` ? cssVariables() : undefined),
  };
}

export default defineConfig({
  root: 'web',
  plugins: [react(), tokensStyleSheet()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // Small assets as files, never as data: addresses, so that a strict content security policy holds.
    assetsInlineLimit: 0,
  },
  // The host stays as the browser sent it, else the server takes changes for another site's.
  server: {
    port: 7281,
    strictPort: true,
    proxy: { [API]: { target: process.env.LOUDOU_API ?? 'http://127.0.0.1:7280', changeOrigin: false } },
  },
});
