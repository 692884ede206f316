import { vi as rules } from '../rules/vi.ts'
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
    matching: { title: 'Ghép nối', explanation: 'Những gì đi với nhau: mỗi dòng được ghép với mục của nó.' },
    matrix: { title: 'Bảng', explanation: 'Một bảng: mỗi dòng được chọn một hoặc nhiều cột.' },
    cloze: {
      title: 'Điền vào chỗ trống',
      explanation: 'Các chỗ trống trong một đoạn văn, để điền hoặc để chọn.',
    },
    essay: { title: 'Tự luận', explanation: 'Bài viết của thí sinh, do người chấm.' },
    code: {
      title: 'Mã lệnh',
      explanation:
        'Một chương trình thí sinh tự viết bằng ngôn ngữ bạn chọn; do người chấm. Mã không được chạy.',
    },
    hotspot: { title: 'Vị trí trên hình', explanation: 'Một hoặc nhiều vị trí cần đánh dấu trên hình.' },
    file: { title: 'Tệp', explanation: 'Tệp của thí sinh – tài liệu, bản ghi âm, hình ảnh; do người chấm.' },
    drawing: {
      title: 'Hình vẽ hoặc ảnh chụp bài viết tay',
      explanation: 'Vẽ trên màn hình, hoặc viết trên giấy rồi chụp bằng điện thoại; do người chấm.',
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
    each: 'Mỗi lựa chọn đúng được một phần điểm; lựa chọn sai không bị trừ.',
    'each-option': 'Mỗi phương án được chọn đúng hoặc bỏ qua đúng thì được một phần điểm.',
    weights: 'Mỗi phương án cộng hoặc trừ một phần điểm riêng, tổng cộng không bao giờ dưới 0.',
    'rows-each': 'Mỗi dòng đúng được một phần điểm; dòng sai không bị trừ.',
    'rows-all-or-nothing': 'Mọi dòng đều đúng thì được trọn điểm, nếu không thì không có điểm.',
    'rows-right-minus-wrong':
      'Mỗi lựa chọn đúng trong bảng được một phần điểm; mỗi lựa chọn sai bị trừ bấy nhiêu, không bao giờ dưới 0.',
    'gaps-each': 'Mỗi chỗ trống được một phần điểm theo trọng số của nó.',
    'gaps-all-or-nothing': 'Mọi chỗ trống đều đúng thì được trọn điểm, nếu không thì không có điểm.',
    'right-minus-wrong':
      'Mỗi lựa chọn đúng được một phần điểm; mỗi lựa chọn sai bị trừ bấy nhiêu, không bao giờ dưới 0.',
    'all-or-nothing': 'Chọn chính xác mọi phương án đúng thì được trọn điểm, nếu không thì không có điểm.',
  },
  rules,
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
    'too-few-rows': 'Câu ghép nối cần ít nhất hai dòng.',
    'no-rows': 'Bảng chưa có dòng nào.',
    'too-few-columns': 'Bảng cần ít nhất hai cột.',
    'empty-row': 'Có dòng chưa có nội dung.',
    'empty-column': 'Có cột chưa có nội dung.',
    'same-row-twice': 'Hai dòng có nội dung giống nhau.',
    'same-column-twice': 'Hai cột có nội dung giống nhau.',
    'row-without-match': 'Có dòng chưa có mục ghép.',
    'row-without-right': 'Có dòng chưa có cột nào được đánh dấu là đúng.',
    'row-with-several-right': 'Có dòng có hơn một cột được đánh dấu là đúng.',
    'no-gaps': 'Đoạn văn chưa có chỗ trống nào.',
    'gap-without-place': 'Chỗ trống {gap} không có trong đoạn văn.',
    'place-without-gap': '{gap} có trong đoạn văn, nhưng chưa có chỗ trống này.',
    'gap-placed-twice': '{gap} xuất hiện nhiều lần trong đoạn văn.',
    'gaps-without-weight': 'Không chỗ trống nào có trọng số lớn hơn không.',
    'unreadable-pattern': 'Không đọc được biểu thức chính quy này: {pattern}',
    'too-many-patterns': 'Có hơn {most} biểu thức chính quy; hãy gộp nhiều biểu thức bằng dấu |.',
    'fewer-choices-than-right': 'Số phương án được chọn ít hơn số phương án đúng.',
    'all-chosen-earns-all': 'Ai chọn mọi phương án đều được trọn điểm; hãy giới hạn số lựa chọn.',
    'no-picture': 'Câu hỏi chưa có hình.',
    'no-right-region': 'Chưa vùng nào trên hình được đánh dấu là đúng.',
    'too-few-marks': 'Số vùng đúng nhiều hơn số vị trí thí sinh được đánh dấu.',
    'empty-region': 'Có vùng quá nhỏ để chạm tới; đa giác cần ba đỉnh.',
    'region-without-name': 'Các vùng được hiển thị nhưng có vùng chưa có tên.',
    'word-limits-crossed': 'Số từ tối thiểu lớn hơn số từ tối đa.',
    'unreadable-formula': 'Không đọc được công thức này: {formula}',
    'draw-too-few':
      '{found, plural, =0 {Không có câu hỏi nào trong ngân hàng phù hợp} other {Chỉ có # câu hỏi trong ngân hàng phù hợp}} để rút; cần {count, number} câu. Hãy rút ít hơn hoặc nới rộng bộ lọc.',
    'draws-overlap':
      'Nhiều lượt rút chọn từ cùng những câu hỏi và tổng cộng còn thiếu {count, number} câu. Hãy rút ít hơn hoặc cho chúng chọn từ các câu khác nhau.',
    'draw-unfinished':
      '{count, number} câu hỏi trong ngân hàng có thể được rút vẫn chưa hoàn chỉnh; câu đầu tiên: “{first}”.',
    'draw-no-points': 'Những câu được rút không có điểm nào.',
    'same-parameter-twice': 'Hai tham số cùng tên “{name}”.',
    'wrong-range':
      'Không đọc được khoảng của tham số “{name}”: cần giá trị nhỏ nhất, giá trị lớn nhất và bước lớn hơn 0.',
    'empty-list': 'Danh sách của tham số “{name}” trống hoặc có một mục trống.',
    'formula-unreadable': 'Không đọc được công thức của tham số “{name}”.',
    'formula-unknown-name':
      'Công thức của tham số “{name}” nhắc đến một tên không phải là tham số đứng trước nó.',
    'formula-no-value':
      'Công thức của tham số “{name}” không có giá trị với một số thí sinh, chẳng hạn khi chia cho 0.',
    'formula-without-value': 'Phần trong hai dấu ngoặc vuông không có giá trị với một số thí sinh: {name}',
    'unknown-parameter':
      '“{name}” nằm trong hai dấu ngoặc vuông nhưng không có tham số nào tên như vậy; thí sinh sẽ đọc nguyên văn.',
    'unused-parameter': 'Tham số “{name}” không được dùng ở đâu cả.',
    'image-missing': 'Có hình ảnh không nằm trong tệp của đề thi này; hãy tải lên lại.',
    'section-times-too-long':
      'Thời gian các phần cộng lại là {sections} phút, còn bài thi có {minutes} phút: các phần cuối sẽ bị cắt bớt.',
    'image-without-alt': 'Có hình ảnh chưa có mô tả cho người không nhìn thấy.',
    'sound-without-words': 'Có âm thanh chưa có lời cho người không nghe được.',
  },
}
