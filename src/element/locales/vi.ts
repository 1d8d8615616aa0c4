import type {Messages} from './keys.js';

const vi: Messages = {
  first_name: 'Tên',
  last_name: 'Họ',
  email: 'Email',
  country: 'Quốc gia',
  CZ: 'Séc',

  pay: 'Thanh toán {amount}',
  order: 'Đặt hàng và thanh toán',
  submitting: 'Xin chờ một lát…',
  redirecting: 'Đang mở trang thanh toán…',
  continue: 'Tiếp tục thanh toán',
  openInNewTab: 'Mở trang thanh toán trong thẻ mới',
  chooseBank: 'Bạn chọn ngân hàng ở trang tiếp theo.',
  securePayment: 'Thanh toán an toàn qua MultiSafepay',

  'first_name.required': 'Hãy nhập tên của bạn.',
  'last_name.required': 'Hãy nhập họ của bạn.',
  'email.required': 'Hãy nhập email của bạn.',
  'country.required': 'Hãy chọn quốc gia của bạn.',
  tooLong: '{field} quá dài.',
  invalidName: '{field} có ký tự không gửi được.',
  invalidEmail: 'Hãy nhập email theo dạng ten@example.com.',
  'email.invalid': 'Cửa hàng không dùng được email này. Hãy thử email khác.',
  invalidCountry: 'Hãy chọn quốc gia khác.',
  invalid: '{field}: hãy kiểm tra lại.',

  configuration: 'Cửa hàng gặp lỗi. Bạn chưa bị trừ tiền. Hãy báo cho cửa hàng.',
  rejected: 'Thanh toán không được chấp nhận. Bạn chưa bị trừ tiền. Hãy kiểm tra thông tin và thử lại.',
  'price-changed':
    'Giá cũ: {oldAmount}, giá mới: {amount}. Bạn chưa bị trừ tiền. Nếu đồng ý, hãy nhấn nút một lần nữa.',
  expired: 'Đã hết thời gian thanh toán đơn hàng này. Bạn chưa bị trừ tiền. Hãy đặt hàng lại.',
  internal: 'Đã xảy ra lỗi. Bạn chưa bị trừ tiền. Hãy thử lại; bạn sẽ không phải trả hai lần.',
  'rate-limited': 'Bạn đã thử quá nhiều lần. Bạn chưa bị trừ tiền. Hãy thử lại {wait}.',
  unavailable: 'Hiện không thể thanh toán. Bạn chưa bị trừ tiền. Hãy thử lại sau ít phút.',
  network: 'Có vẻ bạn không có mạng. Hãy thử lại khi có mạng; bạn sẽ không phải trả hai lần.',
  timeout: 'Chưa có phản hồi. Hãy thử lại; bạn sẽ không phải trả hai lần.',
  'invalid-response': 'Cửa hàng gặp lỗi. Bạn chưa bị trừ tiền. Hãy báo cho cửa hàng.',
  'unsafe-redirect':
    'Địa chỉ trang thanh toán có vẻ không đúng nên chúng tôi không mở. Bạn chưa bị trừ tiền. Hãy báo cho cửa hàng.',

  paid: 'Cảm ơn bạn, chúng tôi đã nhận được thanh toán. Bạn có thể đóng trang này.',
  pending: 'Chúng tôi đang chờ ngân hàng xác nhận thanh toán. Bạn có thể đóng trang này.',
  unknown: 'Chúng tôi chưa thấy kết quả thanh toán. Hãy kiểm tra lại sau ít phút; bạn sẽ không phải trả hai lần.',
};

export default vi;
