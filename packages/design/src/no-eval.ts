/**
 * Imported first of all by both apps. Zod would try `new Function` to compile its schemas, which our content security
 * policy refuses and reports; its setting is global and has to stand before the first schema is made.
 */
const place = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
place.__zod_globalConfig = { ...place.__zod_globalConfig, jitless: true }
