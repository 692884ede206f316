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
  essay: {
    toolbar: 'Định dạng: {label}',
    b: 'Đậm',
    i: 'Nghiêng',
    u: 'Gạch chân',
    sup: 'Chỉ số trên',
    sub: 'Chỉ số dưới',
    h1: 'Tiêu đề lớn',
    h2: 'Tiêu đề nhỏ',
    ul: 'Danh sách dấu chấm',
    ol: 'Danh sách đánh số',
    undo: 'Hoàn tác',
    redo: 'Làm lại',
    formula: 'Công thức',
    'formula-source': 'Công thức dạng TeX',
    'formula-help': 'Chẳng hạn {example}. Để trống thì công thức bị bỏ.',
    'formula-insert': 'Chèn công thức',
    'plain-only':
      'Không tải được trình soạn thảo có định dạng. Bạn vẫn có thể viết ở đây; phần bạn sửa được lưu dưới dạng văn bản thường.',
    'too-long': 'Bài dài hơn yêu cầu. Không có gì bị cắt bỏ.',
  },
}
