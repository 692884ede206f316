import { Outlet, useRouter } from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { NotSecure } from './not-secure.tsx'

/** Lets every link and menu entry of the design change the page without loading it anew. */
export function Links() {
  const router = useRouter()
  return (
    <LinksProvider navigate={(href) => void router.navigate({ href })}>
      {window.isSecureContext ? <Outlet /> : <NotSecure />}
    </LinksProvider>
  )
}
