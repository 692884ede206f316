import { useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import { PersonalLink } from '../entrance/link.tsx'

export function LinkScreen() {
  const { hash } = useLocation()
  // On the way out the address has no token any more, while this page is still drawn.
  const token = useRef(hash)
  if (hash !== '') token.current = hash
  return <PersonalLink key={token.current} token={token.current} />
}
