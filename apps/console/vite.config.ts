import { contract } from '@invigil/contract/all.ts'
import { appBuild } from '@invigil/design/app-build.ts'
import { defineConfig } from 'vite'

export default defineConfig(appBuild({ base: '/console/', root: import.meta.dirname, contract: contract }))
