import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type AnyContractRouter, minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

interface AppBuild {
  base: '/' | '/console/'
  root: string
  /** What the app may call of the server. */
  contract: AnyContractRouter
}

/**
 * How both apps are built: hashed files, nothing inlined (the content security policy allows no inline code), and in
 * development a proxy to the server on its default port, or the one in INVIGIL_PORT.
 */
export function appBuild({ base, root, contract }: AppBuild): UserConfig {
  const server = `http://127.0.0.1:${process.env.INVIGIL_PORT ?? '8080'}`
  return {
    root,
    base,
    plugins: [
      react(),
      onlyOurLanguages(),
      routesWithoutSchemas(contract),
      schemasWithoutEval(),
      compressed(),
    ],
    build: { target: 'es2023', assetsInlineLimit: 0, sourcemap: true, modulePreload: { polyfill: false } },
    server: {
      proxy: {
        '/api': server,
        '/files': server,
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

/** Gives the app `virtual:routes`: to call the server one needs methods and paths; the schemas weigh five times as much. */
function routesWithoutSchemas(contract: AnyContractRouter): Plugin {
  return {
    name: 'routes-without-schemas',
    resolveId: (id) => (id === 'virtual:routes' ? id : undefined),
    load(id) {
      if (id !== 'virtual:routes') return undefined
      const json = JSON.stringify(minifyContractRouter(contract), (key, value) =>
        unused.has(key) ? undefined : value,
      )
      return `export default ${json.replaceAll('"route":', '"meta":{},"route":')}`
    },
  }
}

/**
 * Zod would try `new Function` to compile its schemas, which our content security policy refuses and browsers report. Its
 * setting is global and has to stand before the first schema is made, in whatever order the chunks run.
 */
function schemasWithoutEval(): Plugin {
  const setting = 'globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };'
  return {
    name: 'schemas-without-eval',
    transform: (code, id) =>
      id.endsWith('/zod/v4/core/core.js') ? { code: `${setting}${code}`, map: null } : undefined,
  }
}

const unused = new Set(['meta', 'summary', 'tags'])

/** Lays a `.br` and a `.gz` beside each text file, so that the server compresses nothing while it answers. */
function compressed(): Plugin {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|svg|wasm)$/.test(file))) {
        const content = await readFile(path.join(dir, name))
        await writeFile(path.join(dir, `${name}.br`), brotliCompressSync(content, quality))
        await writeFile(path.join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
      }
    },
  }
}
