import { appBuild } from '@invigil/design/app-build.ts'
import { defineConfig } from 'vite'

export default defineConfig(appBuild('/', import.meta.dirname))
