// java Order.java http://localhost:8700/v1/json/ sandbox-key

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Java has no JSON of its own: with a library of yours, read data.payment_url with that. */
class Order {
    public static void main(String[] args) throws Exception {
        String base = args[0], key = args[1];
        String order = """
            {"type": "redirect", "gateway": "TRUSTPAY", "order_id": "java-1",
             "currency": "CZK", "amount": 129900, "description": "Order java-1"}""";
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "orders"))
            .header("api_key", key)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build();
        String answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        var paymentUrl = Pattern.compile("\"payment_url\":\"([^\"]+)\"").matcher(answer);
        System.out.println(paymentUrl.find() ? paymentUrl.group(1).replace("\\/", "/") : answer);
    }
}
