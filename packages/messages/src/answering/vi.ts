import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  code: {
    label: 'Mã lệnh của bạn',
    'label-in': 'Mã lệnh của bạn bằng {language}',
    help: 'Phím Tab thụt đầu dòng. Để rời khung bằng bàn phím, nhấn Esc rồi Tab. Mã do người đọc và không bao giờ được chạy.',
    'start-again': 'Đặt lại mã ban đầu đã cho',
    shown: 'Mã bằng {language}',
    'shown-plain': 'Mã lệnh',
  },
}
