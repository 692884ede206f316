import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { Links } from '../frame/links.tsx'

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Links })
