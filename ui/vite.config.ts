/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative to <base href>, which the server sets: the pages work below any path.
  base: './',
  // The server replaces this by a new random value in every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  resolve: { alias: { '~': new URL('./src', import.meta.url).pathname } },
  build: {
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // What several pages need comes in one piece: each piece costs the browser its way, cached or not.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } } },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/docs', '/openapi.yaml'].map((path) => [path, process.env.PROVENANCE_URL ?? 'http://127.0.0.1:4000']),
    ),
  },
});
