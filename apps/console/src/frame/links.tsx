import { Outlet, useRouter } from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'

/** Lets every link, menu entry and tab of the design change the page without loading it anew. Files of the API are left to the browser. */
export function Links() {
  const router = useRouter()
  return (
    <LinksProvider
      navigate={(href) => (isFile(href) ? window.location.assign(href) : void router.navigate({ href }))}
      useHref={(href) => (href.startsWith('/') && !isFile(href) ? `/console${href}` : href)}
    >
      <Outlet />
    </LinksProvider>
  )
}

function isFile(href: string): boolean {
  return href.startsWith('/api/')
}
