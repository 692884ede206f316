import { useLocation } from '@tanstack/react-router'
import { PagesPhone } from '../handwriting/phone.tsx'

export function PagesScreen() {
  const { hash } = useLocation()
  return <PagesPhone key={hash} token={hash} />
}
