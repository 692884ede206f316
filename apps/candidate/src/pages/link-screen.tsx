import { useLocation } from '@tanstack/react-router'
import { PersonalLink } from '../entrance/link.tsx'

export function LinkScreen() {
  const { hash } = useLocation()
  return <PersonalLink key={hash} token={hash} />
}
