import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  matching: {
    each: 'Chọn mục đi với từng dòng. Mỗi dòng đúng được một phần điểm; dòng sai không bị trừ.',
    'all-or-nothing': 'Chọn mục đi với từng dòng. Chỉ khi đúng tất cả mới có điểm.',
    'goes-with': 'Đi với: {name}',
    none: 'Chưa chọn',
    options: 'Các mục để chọn',
    lettered: '{letter}: {words}',
    clear: 'Xóa lựa chọn ở mọi dòng',
  },
  matrix: {
    'choose-one': 'Chọn một cột ở mỗi dòng.',
    'choose-any': 'Chọn mọi cột đúng ở mỗi dòng.',
    each: 'Mỗi dòng đúng được một phần điểm; dòng sai không bị trừ.',
    'right-minus-wrong': 'Mỗi lựa chọn sai bị trừ bằng một lựa chọn đúng, nhưng không bao giờ dưới 0.',
    'all-or-nothing': 'Chỉ khi mọi dòng đều đúng mới có điểm.',
    clear: 'Xóa lựa chọn ở mọi dòng',
  },
  cloze: {
    gap: 'Chỗ trống {number, number} trên {of, number}',
    choose: 'Chọn…',
    each: 'Mỗi chỗ trống đúng được một phần điểm; chỗ sai không bị trừ.',
    'all-or-nothing': 'Chỉ khi mọi chỗ trống đều đúng mới có điểm.',
    'number-read': 'Chỗ trống {gap, number}: được đọc là {number}.',
    'number-unread': 'Chỗ trống {gap, number}: chưa đọc được thành số.',
    clear: 'Xóa mọi chỗ trống',
  },
  choice: {
    most: 'Chọn nhiều nhất {count, number}.',
  },
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
