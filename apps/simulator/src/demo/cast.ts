import type { Role } from '@invigil/contract/access.ts'
import type { Doing, Script } from '../behaviour/script.ts'

/** Of everybody in the demo: known to all, so good for nothing else. */
export const demoPassword = 'lanterns-over-hoi-an'

/** Who works at the demo's school. */
export const staff = {
  administrator: { name: 'Ana Duarte', email: 'admin@demo.example' },
  author: { name: 'Trần Thu Hà', email: 'author@demo.example' },
  proctor: { name: 'Pauline Okafor', email: 'proctor@demo.example' },
  reviewer: { name: 'Claire Dubois', email: 'reviewer@demo.example' },
  marker: { name: 'Ingrid Solberg', email: 'marker@demo.example' },
} as const satisfies Record<Role, { name: string; email: string }>

export const secondProctor = { name: 'Lê Ngọc Mai', email: 'proctor2@demo.example' }

/** Somebody on a roster, and what they will do. */
export interface Cast {
  name: string
  script: Script
}

/** Who sat yesterday. */
export const yesterday: readonly Cast[] = [
  { name: 'Nguyễn Thị Linh', script: [] },
  { name: 'Phạm Minh Anh', script: [{ what: 'leaves', from: 190, to: 228 }] },
  {
    name: 'Đặng Thảo Vy',
    script: [
      { what: 'has-company', from: 140, to: 175 },
      { what: 'has-company', from: 330, to: 352 },
      { what: 'looks-aside', from: 420, to: 436 },
    ],
  },
  {
    name: 'Võ Khánh Ngân',
    script: [
      { what: 'hides-page', from: 250, to: 281 },
      { what: 'pastes', from: 283, length: 412 },
    ],
  },
  {
    name: 'Bùi Hải Yến',
    script: [
      { what: 'writes', from: 60, text: 'Em có được dùng giấy nháp không ạ?' },
      { what: 'looks-aside', from: 300, to: 314 },
    ],
  },
]

/** Who sits now. What happens comes again every few minutes, so that there is always something to see. */
export const today: readonly Cast[] = [
  { name: 'Amara Nwosu', script: [] },
  { name: 'Beatriz Rocha', script: [] },
  { name: 'Camille Laurent', script: again([{ what: 'leaves', from: 35, to: 62 }]) },
  { name: 'Đỗ Phương Thảo', script: [] },
  { name: 'Elif Kaya', script: again([{ what: 'has-company', from: 55, to: 80 }], 420) },
  { name: 'Freya Lindqvist', script: [{ what: 'raises-hand', from: 25, to: 900 }] },
  { name: 'Hoàng Bảo Trân', script: again([{ what: 'looks-aside', from: 75, to: 90 }], 300) },
  {
    name: 'Isabel Moreno',
    script: [{ what: 'writes', from: 30, text: 'My keyboard has no × sign. May I write * instead?' }],
  },
  {
    name: 'Jana Novák',
    script: again([
      { what: 'hides-page', from: 95, to: 112 },
      { what: 'pastes', from: 114, length: 260 },
    ]),
  },
  { name: 'Lý Mỹ Duyên', script: [] },
  { name: 'Mariam Haddad', script: [{ what: 'goes-silent', from: 40, to: Number.POSITIVE_INFINITY }] },
  { name: 'Nadia Petrova', script: [] },
]

/** Comes last and waits in the lobby for a proctor. */
export const latecomer: Cast = { name: 'Olivia Tran', script: [] }

/** Is on the roster and does not come. */
export const absentee = 'Zoë Martin'

/** A seat for the person who looks at the demo. */
export const visitor = 'You, the visitor'

function again(script: readonly Doing[], everySeconds = 360, times = 12): Script {
  return Array.from({ length: times }, (_, turn) => turn * everySeconds).flatMap((later) =>
    script.map((doing) => ({
      ...doing,
      from: doing.from + later,
      ...('to' in doing ? { to: doing.to + later } : {}),
    })),
  )
}
