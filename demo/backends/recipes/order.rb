# ruby order.rb http://localhost:8700/v1/json/ sandbox-key

require 'json'
require 'net/http'

base, key = ARGV
order = {
  type: 'redirect',
  gateway: 'TRUSTPAY',
  order_id: 'ruby-1',
  currency: 'CZK',
  amount: 129_900,
  description: 'Order ruby-1',
}
headers = { 'api_key' => key, 'content-type' => 'application/json' }
answer = JSON.parse(Net::HTTP.post(URI("#{base}orders"), order.to_json, headers).body)
puts answer['success'] ? answer['data']['payment_url'] : "#{answer['error_code']} #{answer['error_info']}"
