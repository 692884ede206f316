import { Outlet, useRouter } from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'

/** Lets every link and menu entry of the design change the page without loading it anew. */
export function Links() {
  const router = useRouter()
  return (
    <LinksProvider navigate={(href) => void router.navigate({ href })}>
      <Outlet />
    </LinksProvider>
  )
}
