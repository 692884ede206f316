import { candidateContract } from '@invigil/contract/candidate.ts'
import { appBuild } from '@invigil/design/app-build.ts'
import { defineConfig } from 'vite'

export default defineConfig(appBuild({ base: '/', root: import.meta.dirname, contract: candidateContract }))
