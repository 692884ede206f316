import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** Public: whoever holds a certificate opens it. */
export const checkPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/check',
  component: lazyRouteComponent(() => import('../after/check-certificate.tsx'), 'CheckCertificate'),
})
