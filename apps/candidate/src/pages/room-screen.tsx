import { useParams } from '@tanstack/react-router'
import { Room } from '../entrance/room.tsx'

export function RoomScreen() {
  const { code } = useParams({ from: '/room/$code' })
  return <Room code={code} />
}
