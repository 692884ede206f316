import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

/**
 * How both apps are built: hashed files, nothing inlined (the content security policy allows no inline code), and in
 * development a proxy to the server on its default port, or the one in INVIGIL_PORT.
 */
export function appBuild(base: '/' | '/console/', root: string): UserConfig {
  const server = `http://127.0.0.1:${process.env.INVIGIL_PORT ?? '8080'}`
  return {
    root,
    base,
    plugins: [react(), onlyOurLanguages()],
    build: { target: 'es2023', assetsInlineLimit: 0, sourcemap: true, modulePreload: { polyfill: false } },
    server: {
      proxy: {
        '/api': server,
        '/models': server,
        '/socket': { target: server, ws: true },
      },
    },
  }
}

/** React Aria brings its spoken words in 34 languages; we ship those that we have. It falls back to English. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load(id) {
      const [, language] =
        /\/react-(?:aria|stately|aria-components)\/dist\/.*\/intl\/.*?([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id) ??
        []
      return language && language !== 'en-US' && language !== 'fr-FR' ? 'export default {}' : undefined
    },
  }
}
