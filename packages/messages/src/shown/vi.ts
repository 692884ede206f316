import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'for-person': 'Xin hãy xem: {steps}',
  'for-person-text': 'Thí sinh đã đề nghị, hoặc máy không chắc chắn. Bạn là người quyết định.',
  open: 'chưa cho xem',
  person:
    '{name} đã nhờ một người xem. Cách này có giá trị như mọi cách khác: hãy nói chuyện với {name}, hoặc xem hình trực tiếp.',
  'you-decide': 'Bạn là người quyết định.',
  document: 'Giấy tờ tùy thân',
  'document-of': 'Giấy tờ tùy thân của {name}',
  portrait: {
    match: 'Máy cho rằng ảnh chân dung và ảnh chụp là cùng một người.',
    inconclusive: 'Máy không thể nói ảnh chân dung và ảnh chụp có phải cùng một người không.',
    'not-checked': 'Chưa có máy nào so ảnh chân dung với ảnh chụp.',
  },
  photo: {
    good: 'Máy có thể so khuôn mặt với ảnh này.',
    'not-checked': 'Chưa có máy nào xem ảnh này.',
    faults: 'Máy thấy khó so với ảnh này: {faults}.',
  },
  fault: {
    'no-face': 'không thấy khuôn mặt',
    'several-faces': 'nhiều khuôn mặt',
    small: 'ở xa',
    turned: 'quay sang bên',
    blurred: 'mờ',
    dark: 'tối',
    cut: 'bị cắt',
  },
  liveness: 'Người thật trước camera',
  claimed: {
    passed: 'Trình duyệt của {name} báo là đã làm được bài tập ({tries, plural, other {# lần thử}}).',
    failed: 'Trình duyệt của {name} báo là không nhìn rõ bài tập ({tries, plural, other {# lần thử}}).',
    'timed-out': 'Trình duyệt của {name} báo là bài tập mất quá lâu ({tries, plural, other {# lần thử}}).',
  },
  found: {
    agrees: 'Máy chủ cũng thấy như vậy trong các ảnh.',
    unclear: 'Máy chủ không thể nói chắc qua các ảnh.',
    'not-checked': 'Máy chủ chưa xem các ảnh này.',
  },
  same: {
    match: 'Máy cho rằng đó là người trong ảnh chụp.',
    inconclusive: 'Máy không thể nói đó có phải người trong ảnh chụp không.',
    'not-checked': 'Chưa ai so các ảnh này với ảnh chụp.',
  },
  moment: {
    rest: 'nhìn thẳng',
    'turn-left': 'đầu sang trái',
    'turn-right': 'đầu sang phải',
    'look-left': 'mắt sang trái',
    'look-right': 'mắt sang phải',
    'close-eyes': 'nhắm mắt',
    'open-mouth': 'há miệng',
  },
  'liveness-still': 'Ảnh {number, number}: {shows}',
  room: 'Căn phòng',
  coverage: 'Đã cho xem {share, number, percent} của vòng được yêu cầu.',
  things: 'Máy cho rằng đã thấy: {things}.',
  'no-things': 'Máy không nhận thấy gì; vật nhỏ có thể bị bỏ sót.',
  'room-still': 'Ảnh {number, number} của căn phòng',
}
