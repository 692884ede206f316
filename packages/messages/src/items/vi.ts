import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  kinds: {
    'single-choice': { title: 'Chọn một đáp án', explanation: 'Chỉ một phương án đúng.' },
    'multiple-choice': { title: 'Chọn nhiều đáp án', explanation: 'Có thể có nhiều phương án đúng.' },
    'true-false': { title: 'Đúng hay sai', explanation: 'Một khẳng định đúng hoặc sai.' },
    'short-answer': {
      title: 'Trả lời ngắn',
      explanation: 'Một từ, một tên hoặc một con số, so với các cách viết được chấp nhận.',
    },
    numeric: {
      title: 'Số',
      explanation: 'Một con số, đúng trong khoảng sai số cho phép, kèm đơn vị nếu cần.',
    },
    ordering: { title: 'Sắp xếp', explanation: 'Các mục cần sắp xếp theo đúng thứ tự.' },
    essay: { title: 'Tự luận', explanation: 'Bài viết của thí sinh, do người chấm.' },
    code: {
      title: 'Mã lệnh',
      explanation:
        'Một chương trình thí sinh tự viết bằng ngôn ngữ bạn chọn; do người chấm. Mã không được chạy.',
    },
    information: {
      title: 'Thông tin',
      explanation: 'Nội dung để đọc, không có câu trả lời và không có điểm.',
    },
  },
  scoring: {
    'by-pair': 'Trong mọi cặp mục, lấy số cặp đúng thứ tự trừ số cặp sai thứ tự, không bao giờ dưới 0.',
    'by-position': 'Mỗi mục đúng vị trí của nó được một phần điểm.',
    exact: 'Đúng hoàn toàn thứ tự thì được trọn điểm, nếu không thì không có điểm.',
    'right-minus-wrong':
      'Mỗi lựa chọn đúng được một phần điểm; mỗi lựa chọn sai bị trừ bấy nhiêu, không bao giờ dưới 0.',
    'all-or-nothing': 'Chọn chính xác mọi phương án đúng thì được trọn điểm, nếu không thì không có điểm.',
  },
  rules: {
    'not-answered': 'Chưa trả lời.',
    unreadable: 'Không đọc được câu trả lời theo loại câu hỏi này.',
    right: 'Đúng.',
    wrong: 'Chưa đúng.',
    each: 'Đúng {right, number} trên {correct, number}.',
    'each-or-nothing': 'Đúng {right, number} trên {correct, number}: được trọn điểm hoặc không.',
    pairs: '{right, number} cặp đúng thứ tự trừ {wrong, number} cặp sai thứ tự, trên {correct, number} cặp.',
    partly: 'Đúng một phần: {percent, number} % số điểm.',
    'no-number': 'Câu trả lời không phải là số.',
    'no-unit': 'Chưa chọn đơn vị.',
    'wrong-unit': 'Đơn vị chưa đúng.',
    'right-minus-wrong':
      '{right, number} đúng trừ {wrong, number} sai, trên {correct, number} phương án đúng.',
    'all-or-nothing':
      '{right, number} trên {correct, number} phương án đúng và {wrong, number} phương án sai: được trọn điểm hoặc không.',
    'by-hand': 'Do người chấm ({words, plural, other {# từ}}).',
    'by-hand-lines': 'Do người chấm ({lines, plural, other {# dòng}}).',
  },
  problems: {
    'no-items': 'Đề thi chưa có câu hỏi nào.',
    'empty-section': 'Phần này chưa có câu hỏi nào.',
    'empty-section-title': 'Phần này chưa có tiêu đề.',
    'empty-text': 'Câu hỏi chưa có nội dung.',
    'points-for-nothing': 'Nội dung chỉ để đọc thì không thể có điểm.',
    'no-points': 'Câu hỏi không có điểm.',
    'too-few-options': 'Câu chọn đáp án cần ít nhất hai phương án.',
    'empty-option': 'Có phương án chưa có nội dung.',
    'same-option-twice': 'Hai phương án có nội dung giống nhau.',
    'same-id-twice': 'Cùng một tên nội bộ được dùng hai lần.',
    'no-correct-option': 'Chưa phương án nào được đánh dấu là đúng.',
    'several-correct-options': 'Có hơn một phương án được đánh dấu là đúng; hãy dùng loại chọn nhiều đáp án.',
    'no-accepted-form': 'Chưa có câu trả lời nào được chấp nhận.',
    'no-number': 'Có giá trị được chấp nhận còn thiếu hoặc không phải là số.',
    'wrong-tolerance': 'Có sai số không phải là số hoặc nhỏ hơn không.',
    'no-full-points': 'Không giá trị nào được trọn điểm.',
    'empty-unit': 'Có đơn vị chưa có tên.',
    'same-unit-twice': 'Hai đơn vị trùng tên.',
    'wrong-factor': 'Hệ số của một đơn vị không phải là số lớn hơn không.',
    'no-right-unit': 'Không đơn vị nào là đúng.',
    'too-few-entries': 'Câu sắp xếp cần ít nhất hai mục.',
    'word-limits-crossed': 'Số từ tối thiểu lớn hơn số từ tối đa.',
    'unreadable-formula': 'Không đọc được công thức này: {formula}',
    'image-missing': 'Có hình ảnh không nằm trong tệp của đề thi này; hãy tải lên lại.',
    'section-times-too-long':
      'Thời gian các phần cộng lại là {sections} phút, còn bài thi có {minutes} phút: các phần cuối sẽ bị cắt bớt.',
    'image-without-alt': 'Có hình ảnh chưa có mô tả cho người không nhìn thấy.',
  },
}
