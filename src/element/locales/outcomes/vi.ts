import type {OutcomeMessages} from './keys.js';

const vi: OutcomeMessages = {
  'paid.heading': 'Đã nhận được thanh toán',
  'paid.text': 'Cảm ơn bạn. Bạn có thể đóng trang này.',
  'pending.heading': 'Đang chờ ngân hàng của bạn',
  'pending.text': 'Ngân hàng chưa xác nhận thanh toán. Đừng thanh toán lại; bạn có thể đóng trang này.',
  'cancelled.heading': 'Thanh toán đã bị hủy',
  'cancelled.text': 'Bạn chưa bị trừ tiền. Bạn có thể thử lại.',
  'failed.heading': 'Thanh toán không thành công',
  'failed.text': 'Bạn chưa bị trừ tiền. Bạn có thể thử lại.',
  'unknown.heading': 'Chúng tôi chưa thấy thanh toán',
  'unknown.text': 'Hãy kiểm tra lại sau ít phút; bạn sẽ không phải trả hai lần.',
  'unfinished.heading': 'Chưa thanh toán',
  'unfinished.text': 'Bạn chưa bị trừ tiền. Bạn có thể hoàn tất trên trang thanh toán.',
  'already-paid.heading': 'Đơn hàng này đã được thanh toán',
  'already-paid.text': 'Bạn sẽ không phải trả hai lần; bạn có thể đóng trang này.',
  'expired.heading': 'Đã hết thời gian thanh toán',
  'expired.text': 'Bạn chưa bị trừ tiền. Hãy đặt hàng lại tại cửa hàng.',
  'withheld.heading': 'Không thể hiển thị đơn hàng này ở đây',
  'withheld.text': 'Nếu bạn đã thanh toán, cửa hàng sẽ xác nhận qua email.',

  checkAgain: 'Kiểm tra lại',
  backToPayment: 'Quay lại trang thanh toán',
  backToShop: 'Quay lại cửa hàng',
  tryAgain: 'Thử lại',

  asking: 'Đang kiểm tra thanh toán…',
  didYouMean: 'Có phải ý bạn là {email}?',
  useSuggestion: 'Dùng địa chỉ này',
};

export default vi;
