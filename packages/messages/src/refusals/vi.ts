import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'invalid-input': 'Có thông tin gửi lên chưa đúng. Hãy kiểm tra những gì bạn đã điền rồi thử lại.',
  'not-found': 'Mục này không (còn) tồn tại hoặc bạn không có quyền xem. Hãy quay lại và kiểm tra.',
  'too-many-requests': 'Bạn đã thử quá nhiều lần trong thời gian ngắn. Hãy chờ một phút rồi thử lại.',
  'too-large': 'Dữ liệu gửi lên quá lớn. Hãy chọn tệp nhỏ hơn.',
  'place-unknown':
    'Không thể xem tiếp danh sách từ chỗ đó: danh sách đã được sắp xếp khác đi hoặc địa chỉ không đầy đủ. Hãy tải lại từ đầu.',
  overloaded: 'Máy chủ đang rất bận. Hãy chờ vài giây rồi thử lại.',
  unexpected:
    'Đã có lỗi từ phía chúng tôi. Hãy thử lại; nếu vẫn lỗi, hãy gửi mã tham chiếu cho bộ phận hỗ trợ.',
  'not-signed-in': 'Bạn chưa đăng nhập hoặc đã hết phiên đăng nhập. Hãy đăng nhập lại.',
  'not-allowed': 'Bạn không có quyền làm việc này. Nếu cần, hãy liên hệ quản trị viên.',
  'wrong-credentials': 'Email và mật khẩu không khớp. Hãy kiểm tra cả hai rồi thử lại.',
  'link-not-valid': 'Liên kết này đã được dùng hoặc đã quá cũ. Hãy xin một liên kết mới.',
  'email-taken': 'Đã có người dùng email này. Hãy tìm người đó trong danh sách.',
  'person-deactivated': 'Người này không còn quyền truy cập. Quản trị viên có thể khôi phục quyền.',
  'password-too-weak': 'Mật khẩu này dễ đoán. Hãy chọn mật khẩu dài hơn hoặc ít phổ biến hơn.',
  'last-administrator': 'Đây là quản trị viên cuối cùng. Hãy giao quyền quản trị cho người khác trước.',
  'exam-changed-elsewhere': 'Người khác vừa sửa đề thi này. Hãy tải lại rồi thực hiện lại thay đổi của bạn.',
  'exam-not-ready': 'Đề thi này chưa thể công bố. Hãy hoàn thành những điểm nêu bên dưới.',
  'exam-in-use': 'Đề thi này đang được dùng cho một ca thi nên không thể xóa.',
  'bank-item-changed':
    'Người khác vừa lưu câu hỏi này. Hãy so sánh hai bản rồi quyết định tiếp tục với bản nào.',
  'folder-in-itself': 'Một thư mục không thể nằm trong chính nó hoặc bên dưới nó. Hãy chọn chỗ khác.',
  'sound-not-readable': 'Không đọc được tệp này như âm thanh. Hãy chọn tệp MP3, Ogg hoặc M4A.',
  'image-not-readable': 'Không đọc được ảnh này. Hãy chọn tệp PNG, JPEG, WebP hoặc GIF.',
  'import-changed': 'Đây không phải tệp bạn đã xem. Hãy xem lại rồi mới nhập.',
  'import-too-slow': 'Đọc tệp này mất quá nhiều thời gian. Hãy chia thành nhiều tệp rồi nhập lần lượt.',
  'too-many-questions':
    'Số câu hỏi vượt quá mức một đề thi chứa được. Hãy chọn ít hơn hoặc nhập vào ngân hàng câu hỏi.',
  'detector-settings-wrong': 'Một thiết lập của bộ phát hiện nằm ngoài giới hạn. Hãy sửa rồi lưu lại.',
  'exam-not-published': 'Đề thi này chưa có bản công bố. Hãy công bố một bản trước.',
  'times-wrong': 'Thời gian chưa hợp lý: giờ kết thúc phải sau giờ bắt đầu và đủ cho số phút làm bài.',
  'time-zone-unknown': 'Không có múi giờ này. Hãy chọn một múi giờ trong danh sách.',
  'sitting-has-begun': 'Ca thi đã bắt đầu nên không thể thay đổi mục này nữa.',
  'sitting-over': 'Ca thi đã kết thúc. Nếu bạn cho là nhầm lẫn, hãy liên hệ nhà trường hoặc đơn vị tổ chức.',
  'too-late':
    'Đã quá giờ được phép bắt đầu. Hãy nói lý do với giám thị: giám thị vẫn có thể cho bạn vào thi.',
  'room-full': 'Phòng này không đủ chỗ cho tất cả. Hãy chọn phòng khác hoặc tăng số chỗ của phòng.',
  'sitting-cancelled': 'Ca thi đã bị hủy. Hãy hỏi nhà trường hoặc đơn vị tổ chức về bước tiếp theo.',
  'already-registered': 'Người này đã có trong danh sách của ca thi.',
  'attempt-has-begun': 'Thí sinh này đã bắt đầu nên không thể thay đổi mục này nữa.',
  'roster-not-acceptable':
    'Một số dòng trong danh sách chưa đúng. Hãy sửa các dòng nêu bên dưới rồi nhập lại.',
  'roster-changed': 'Danh sách không còn giống bản đã kiểm tra. Hãy kiểm tra lại rồi nhập.',
  'sheet-not-readable':
    'Không đọc được tệp này như một sổ Excel. Hãy lưu lại dạng .xlsx không mật khẩu, hoặc dạng CSV.',
  'not-a-proctor': 'Người này không phải là giám thị. Hãy giao vai trò giám thị trước.',
  'practice-full':
    'Hiện có quá nhiều người đang làm thử ở đây. Hãy thử lại sau hoặc báo cho người đã mời bạn.',
  'room-not-found': 'Không có phòng thi nào mang mã này. Hãy kiểm tra mã rồi thử lại.',
  'not-registered': 'Bạn không có tên trong danh sách thi. Hãy kiểm tra mã hoặc hỏi người đã mời bạn.',
  'attempt-ended': 'Bài thi này đã kết thúc. Các câu trả lời đến lúc đó vẫn được lưu giữ.',
  'not-admitted': 'Giám thị chưa cho bạn vào. Vui lòng chờ; trang sẽ tự thay đổi.',
  'sitting-not-started': 'Ca thi chưa bắt đầu. Vui lòng chờ đến giờ.',
  'attempt-not-running': 'Bài thi này hiện không ở trạng thái đang làm.',
  'attempt-not-paused': 'Bài thi này không ở trạng thái tạm dừng.',
  'attempt-not-submitted': 'Bài thi này chưa được nộp. Hãy chờ đến khi bài được nộp.',
  'wrong-state': 'Chưa thể làm việc này vào lúc này. Hãy tải lại trang để xem tình trạng hiện tại.',
  'taken-over': 'Bài thi đã được mở trên thiết bị hoặc cửa sổ khác. Hãy làm tiếp ở đó, hoặc mở lại ở đây.',
  'no-break-left': 'Bạn đã dùng hết số phút nghỉ giải lao. Hãy tiếp tục làm bài.',
  'not-on-break':
    'Đây không phải giờ giải lao của bạn: nhân viên đã tạm dừng bài thi và sẽ cho bạn làm tiếp.',
  'answer-file-not-readable':
    'Đây không phải là tệp bài làm, hoặc tệp đã bị hỏng trên đường. Hãy xin lại tệp, bằng một thẻ nhớ khác nếu cần: thiết bị của thí sinh vẫn còn giữ.',
  'answer-file-not-genuine':
    'Tệp này không phải do trình duyệt của thí sinh tạo ra cho bài thi này, hoặc đã có người sửa. Chưa có gì được nạp.',
  'answer-file-of-another-sitting':
    'Tệp bài làm này thuộc một ca thi khác. Hãy mở ca thi đó và nạp tệp ở đấy.',
  'journal-conflict': 'Đã có một câu trả lời khác được lưu dưới số này. Trang sẽ gửi lại dưới một số mới.',
  'checkin-not-finished': 'Chưa kiểm tra xong trước giờ thi. Hãy hoàn thành các bước còn lại.',
  'consent-missing':
    'Bạn chưa đồng ý với một nội dung ghi hình bắt buộc. Hãy đồng ý hoặc trao đổi với giám thị.',
  'photo-not-readable': 'Không đọc được ảnh này. Hãy chụp lại.',
  'incident-already-decided': 'Đã có người quyết định về sự việc này. Hãy tải lại trang để xem quyết định.',
  'alert-already-resolved': 'Đã có người xử lý cảnh báo này.',
  'not-on-the-wall': 'Giám thị này hiện không mở màn hình giám sát.',
  'proctored-by-you': 'Bạn đã coi thi bài này nên người khác phải đưa ra kết luận.',
  'points-out-of-range': 'Số điểm nằm ngoài giới hạn. Hãy cho điểm từ 0 đến điểm tối đa.',
  'nothing-to-mark': 'Không còn gì để chấm ở đây.',
  'marked-by-two': 'Đã có hai người chấm câu trả lời này. Vui lòng chấm câu tiếp theo.',
  'not-a-marker':
    'Có người được nêu ở đây không được chấm ca thi này. Hãy trao vai trò người chấm cho họ trước.',
  'correction-not-possible': 'Không thể sửa câu hỏi như vậy: câu hỏi phải giữ nguyên loại và phải đầy đủ.',
  'correction-under-way': 'Một lần sửa khác của ca thi này vẫn đang được áp dụng. Vui lòng đợi cho xong.',
  'correction-superseded': 'Đang có một lần sửa mới hơn cho cùng câu hỏi. Hãy huỷ lần sửa đó trước.',
  'too-many-cameras': 'Phòng thi này đã có số camera tối đa của một ca thi. Hãy bỏ bớt một camera trước.',
  'recording-gone': 'Bản ghi này đã bị xóa. Chỉ còn lại biên nhận xóa.',
  'recording-held': 'Bản ghi này đang được giữ lại. Nếu không còn cần nữa, hãy chấm dứt lệnh giữ trước.',
  'name-differs': 'Đây không phải là tên của thí sinh. Hãy nhập đúng như tên được hiển thị.',
  'file-kind-not-taken':
    'Loại tệp này không được nhận ở đây. Hãy lưu lại theo một trong các loại nêu ở câu hỏi rồi thử lại.',
  'too-many-files': 'Bài thi này đã có quá nhiều tệp hoặc tệp quá lớn. Hãy báo giám thị.',
  'file-damaged': 'Tệp đến nơi bị hỏng. Tệp đang được gửi lại; hãy để trang này mở.',
  'no-room-for-files':
    'Máy chủ hiện không còn chỗ cho tệp này. Tệp được giữ trong trình duyệt này và sẽ được gửi ngay khi có chỗ; các câu trả lời khác của bạn vẫn được lưu như thường lệ. Hãy báo giám thị.',
  'files-erased': 'Các tệp của bài thi này đã bị xóa. Hãy hỏi nhà trường về biên nhận xóa.',
}
