import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'face-missing': {
    title: 'Không có ai trong khung hình',
    toCandidate: 'Hãy ngồi sao cho camera thấy khuôn mặt bạn; rời khung hình trong chốc lát thì không sao.',
    toProctor: 'Không thấy khuôn mặt nào trong khung hình suốt {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'several-faces': {
    title: 'Có người khác trong khung hình',
    toCandidate: 'Hãy ngồi một mình: camera chỉ nên thấy khuôn mặt của bạn.',
    toProctor:
      '{faces, plural, other {# khuôn mặt}} trong khung hình, đến lúc này đã {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      sureness: 'Độ chắc chắn cần có của khuôn mặt thứ hai (0 đến 1)',
    },
  },
  'looking-away': {
    title: 'Nhìn đi chỗ khác',
    toCandidate: 'Hãy nhìn vào bài thi; liếc nhanh, chớp mắt hay dừng lại suy nghĩ một chút đều không sao.',
    toProctor:
      '{by, select, head {Đầu quay khỏi hướng thí sinh thường nhìn} eyes {Mắt nhìn lệch khỏi hướng thí sinh thường nhìn} other {Nhìn đi chỗ khác}} trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      yawDegrees: 'Đầu quay ngang quá (độ)',
      pitchDegrees: 'Đầu ngẩng quá (độ)',
      noticesEyes: 'Theo dõi cả mắt, không chỉ đầu',
      eyeOffset: 'Mắt lệch quá (phần bề rộng của mắt)',
    },
  },
  'looking-down': {
    title: 'Nhìn xuống',
    toCandidate: 'Hãy nhìn vào màn hình; liếc xuống bàn phím thì không sao.',
    toProctor:
      'Đầu và mắt thấp hơn hướng thí sinh thường nhìn khoảng {degrees, number}° trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      downDegrees: 'Đầu và mắt cúi thấp quá (độ)',
    },
  },
  'eyes-closed': {
    title: 'Nhắm mắt',
    toCandidate: 'Bạn có thể cho mắt nghỉ một lát; nếu thấy không khỏe, hãy giơ tay.',
    toProctor: 'Cả hai mắt nhắm hoặc gần như nhắm trong {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'face-partly-seen': {
    title: 'Khuôn mặt bị cắt ở mép hình',
    toCandidate: 'Hãy ngồi sao cho cả khuôn mặt nằm trong khung hình.',
    toProctor:
      'Một phần khuôn mặt (khoảng {percent, number}%) nằm ngoài khung hình trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      outside: 'Phần khuôn mặt nằm ngoài khung hình (0 đến 1)',
    },
  },
  talking: {
    title: 'Môi cử động như đang nói',
    toCandidate: 'Xin đừng nói chuyện; ngáp, nhai hay mấp máy môi khi đọc thì không sao.',
    toProctor:
      'Miệng mở rồi khép nhiều lần trong {seconds, number} giây. Hình ảnh không có tiếng: hãy nghe trước khi kết luận.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      opening: 'Độ mở miệng cần có (phần bề rộng của miệng)',
    },
  },
  'camera-blocked': {
    title: 'Camera không thấy gì',
    toCandidate: 'Đừng che ống kính và hãy ngồi nơi đủ sáng để camera nhìn thấy bạn.',
    toProctor:
      '{reason, select, covered {Ống kính bị che} dark {Quá tối, không nhìn thấy ai} other {Camera không cho thấy gì rõ ràng}} trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      darkBelow: 'Coi là tối khi độ sáng dưới (0 đến 255)',
      flatBelow: 'Coi là bị che khi độ tương phản dưới',
    },
  },
  'picture-frozen': {
    title: 'Hình ảnh đứng yên',
    toCandidate: 'Hãy để camera hoạt động bình thường; nếu hình bị treo, hãy rút camera ra rồi cắm lại.',
    toProctor:
      'Hình từ camera không đổi một bit nào suốt {seconds, number} giây; camera thật lúc nào cũng có chút nhiễu.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'picture-looped': {
    title: 'Hình ảnh lặp lại',
    toCandidate: 'Hãy cho thấy những gì camera đang nhìn thấy, không phải một đoạn phim.',
    toProctor:
      'Những gì camera cho thấy đã xuất hiện trước đó: các chuyển động lặp lại như {period, number} giây trước (độ giống {likeness, number}), đến lúc này đã {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      likeness: 'Mức giống nhau cần có của các chuyển động (0 đến 1)',
    },
  },
  'picture-blurred': {
    title: 'Hình ảnh bị mờ',
    toCandidate: 'Hãy giữ ống kính sạch và không để gì phía trước.',
    toProctor:
      'Độ nét của hình chỉ còn {share, number, percent} so với trước đó của chính camera này, trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      shareBelow: 'Coi là mờ khi dưới phần này của độ nét thường ngày của thí sinh',
    },
  },
  'camera-moved': {
    title: 'Camera nhìn thấy cảnh khác',
    toCandidate: 'Hãy để camera yên ở vị trí như lúc đầu.',
    toProctor:
      '{how, select, replaced {Chỉ trong chốc lát camera đã cho thấy một cảnh khác} other {Camera đã bị dịch chuyển và cho thấy một cảnh khác}} trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      likenessBelow: 'Coi là cảnh khác khi độ giống dưới (0 đến 1)',
    },
  },
  'camera-changed': {
    title: 'Đã đổi camera',
    toCandidate: 'Hãy tiếp tục dùng camera bạn đã dùng từ đầu.',
    toProctor:
      '{what, select, device {Hình ảnh đến từ một camera khác} other {Hình từ camera có kích thước khác}}: {label} {size}.',
    settings: {
      everySeconds: 'Nhắc lại sau (giây)',
      noticesSize: 'Nhận biết cả khi kích thước hình thay đổi',
    },
  },
  'virtual-camera': {
    title: 'Camera ảo',
    toCandidate: 'Hãy dùng chính camera, không qua chương trình nào thay đổi hay thay thế hình của nó.',
    toProctor:
      'Camera tự xưng là “{label}”: {by, select, program {một chương trình có thể cho thấy bất cứ thứ gì} file {một đoạn phim phát từ tệp} effects {một chương trình thay đổi hình của camera thật} telephone {camera của điện thoại} other {không phải camera nào đã biết}}.',
    settings: {
      noticesEffects: 'Nhận biết chương trình làm mờ hoặc đổi phông nền',
      noticesTelephones: 'Nhận biết điện thoại được dùng làm camera',
    },
  },
  'light-changed': {
    title: 'Đèn bật hoặc tắt',
    toCandidate: 'Hãy cố giữ ánh sáng trong phòng như cũ.',
    toProctor:
      'Cả khung hình bỗng {way, select, brighter {sáng lên} other {tối đi}} {step, number} trên 255.',
    settings: {
      everySeconds: 'Nhắc lại sau (giây)',
      step: 'Từ mức thay đổi độ sáng này (trên 255)',
      sameWay: 'Phần khung hình phải thay đổi cùng chiều',
    },
  },
  'liveness-doubt': {
    title: 'Khuôn mặt có thể chỉ là ảnh',
    toCandidate: 'Hãy tự mình ngồi trước camera, với ánh sáng chiếu vào mặt.',
    toProctor:
      'Trong nhiều lần nhìn, khuôn mặt bị coi là ảnh chụp một khuôn mặt (người thật: {live, number, percent}). Đây chỉ là gợi ý và thường sai: xin hãy tự xem lại.',
    settings: {
      liveBelow: 'Coi là đáng ngờ khi khả năng dưới (0 đến 1)',
      looks: 'Trong số lần này trên năm lần nhìn',
    },
  },
  'page-hidden': {
    title: 'Trang thi bị ẩn',
    toCandidate: 'Hãy để trang thi luôn hiển thị; đừng chuyển thẻ hay thu nhỏ cửa sổ.',
    toProctor:
      'Trang thi không hiển thị trong {seconds, number} giây: chuyển sang thẻ hoặc cửa sổ khác, hoặc màn hình bị khóa.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'focus-lost': {
    title: 'Làm việc ở cửa sổ khác',
    toCandidate: 'Chỉ làm việc trong cửa sổ bài thi.',
    toProctor: 'Trang thi vẫn hiển thị nhưng bàn phím ở nơi khác trong {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'fullscreen-left': {
    title: 'Không ở chế độ toàn màn hình',
    toCandidate: 'Hãy giữ bài thi ở chế độ toàn màn hình cho đến khi nộp bài.',
    toProctor: 'Bài thi không ở chế độ toàn màn hình trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      graceSeconds: 'Thời gian để vào toàn màn hình lúc bắt đầu (giây)',
    },
  },
  'copy-paste': {
    title: 'Sao chép hoặc dán',
    toCandidate:
      'Đừng sao chép câu hỏi và đừng dán gì từ bên ngoài; di chuyển câu chữ của chính bạn thì được.',
    toProctor:
      '{action, select, paste {Dán từ bên ngoài bài thi} cut {Cắt từ bài thi} other {Sao chép từ bài thi}}: {length, plural, other {# ký tự}}. Nội dung không được lưu lại.',
    settings: {
      fromLength: 'Chỉ tính từ số ký tự này trở lên',
      noticesPasting: 'Ghi nhận việc dán từ bên ngoài',
      noticesCopying: 'Ghi nhận việc sao chép khỏi bài thi',
    },
  },
  'second-display': {
    title: 'Nhiều hơn một màn hình',
    toCandidate: 'Chỉ dùng một màn hình; hãy rút hoặc tắt các màn hình khác.',
    toProctor: 'Màn hình làm việc trải trên nhiều màn hình trong {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'tracks-ended': {
    title: 'Camera, micrô hoặc màn hình bị ngắt',
    toCandidate: 'Hãy để camera, micrô và chia sẻ màn hình bật cho đến khi nộp bài.',
    toProctor:
      '{stream, select, camera {Camera} microphone {Micrô} screen {Chia sẻ màn hình} other {Luồng}} {state, select, ended {đã ngắt} other {không có tín hiệu}} trong {seconds, number} giây.',
    settings: {
      endedSeconds: 'Thời gian chờ khi luồng bị ngắt (giây)',
      mutedSeconds: 'Thời gian chờ khi luồng không có tín hiệu (giây)',
    },
  },
  'story-differs': {
    title: 'Trình duyệt và hình ảnh không khớp',
    toCandidate:
      'Hãy giữ nguyên camera và trang thi; hình ảnh nhận được sẽ được đối chiếu với những gì trình duyệt của bạn báo về.',
    toProctor:
      'Trong {seconds, number} giây, thông tin trình duyệt báo về và hình ảnh nhận được không khớp nhau: {by, select, frozen {hình đứng yên mà trình duyệt không báo} looped {cùng một đoạn hình lặp đi lặp lại mà trình duyệt không báo} muted {hình đen dù camera được báo là đang hoạt động} silent {không có hình nào đến dù camera được báo là đang hoạt động} replaced {hình chuyển sang một khung cảnh hoặc khuôn mặt khác mà trình duyệt không báo} other {máy chủ thấy một điều mà trình duyệt không báo}}. Có thể do nguyên nhân kỹ thuật.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      noticesMissed: 'Ghi nhận điều máy chủ thấy mà trình duyệt không báo',
      noticesSilence: 'Ghi nhận hình ảnh đen kéo dài hoặc không đến',
    },
  },
  'face-mismatch': {
    title: 'Khuôn mặt không giống ảnh đối chiếu',
    toCandidate:
      'Khuôn mặt trước camera được so với ảnh đối chiếu của bạn; một khung hình xấu, đeo kính hay ánh sáng khác đi đều không sao, và luôn có người xem lại.',
    toProctor:
      '{change, select, sudden {Chỉ trong vài khung hình, khuôn mặt trở nên kém giống ảnh đối chiếu hơn hẳn trước đó} slow {Khuôn mặt dần dần không còn giống ảnh đối chiếu; có thể do ánh sáng, râu hay tư thế ngồi} other {Ngay từ đầu khuôn mặt đã không giống ảnh đối chiếu; có thể do chính tấm ảnh}}, trong {seconds, number} giây (trung vị của {frames, plural, other {# khung hình tốt}}).',
    settings: {
      mismatchBelow:
        'Coi là không giống khi độ giống dưới mức này (người lạ khoảng 0, cùng một người khoảng 7)',
      fallBy: 'Đột ngột thấp hơn mức giống thường thấy của thí sinh này quá',
      frames: 'Số khung hình tốt được xét cùng nhau',
    },
  },
  'face-unclear': {
    title: 'Không so được khuôn mặt',
    toCandidate:
      'Hãy ngồi nơi đủ sáng và hướng mặt về camera để thỉnh thoảng khuôn mặt bạn có thể được so với ảnh đối chiếu.',
    toProctor:
      'Không so được khuôn mặt với ảnh đối chiếu trong {seconds, number} giây, chủ yếu vì {why, select, small {khuôn mặt ở quá xa} turned {khuôn mặt quay sang bên} blurred {khuôn mặt bị nhòe} dark {khuôn mặt quá tối} cut {một phần khuôn mặt nằm ngoài khung hình} several {có khuôn mặt khác ở gần ngang bằng} other {khuôn mặt không rõ là giống hay không giống}}.',
    settings: { afterMinutes: 'Thời gian chờ (phút)' },
  },
  'phone-seen': {
    title: 'Vật giống điện thoại',
    toCandidate:
      'Hãy cất điện thoại và các thiết bị nhỏ khác ra khỏi tầm tay và khung hình; luôn có người xem lại từng lần phát hiện.',
    toProctor:
      'Thấy một vật giống điện thoại ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây. Đó có thể là vật khác: hãy xem ảnh cắt.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'book-seen': {
    title: 'Sách hoặc giấy tờ',
    toCandidate: 'Chỉ để trên bàn những sách và giấy tờ được phép dùng trong bài thi.',
    toProctor:
      'Thấy vật giống sách hoặc giấy tờ ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'device-seen': {
    title: 'Máy tính xách tay hoặc màn hình trong khung hình',
    toCandidate: 'Hãy tắt hoặc cất các máy tính và màn hình khác để camera không thấy chúng.',
    toProctor:
      '{what, select, laptop {Thấy vật giống máy tính xách tay} other {Thấy vật giống màn hình}} ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'another-person': {
    title: 'Thân người khác trong khung hình',
    toCandidate: 'Hãy ngồi một mình: không để ai khác lọt vào khung hình, kể cả khi không thấy mặt.',
    toProctor:
      'Thấy hình giống thân người khác ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình, có hoặc không thấy mặt, trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
}
