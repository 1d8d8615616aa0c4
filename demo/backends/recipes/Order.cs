// In a console project of .NET 8 or newer: dotnet run http://localhost:8700/v1/json/ sandbox-key

using System.Net.Http.Json;
using System.Text.Json;

var (baseUrl, key) = (args[0], args[1]);
using var client = new HttpClient();
client.DefaultRequestHeaders.Add("api_key", key);
var response = await client.PostAsJsonAsync($"{baseUrl}orders", new
{
    type = "redirect",
    gateway = "TRUSTPAY",
    order_id = "dotnet-1",
    currency = "CZK",
    amount = 129900,
    description = "Order dotnet-1",
});
var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
Console.WriteLine(answer.GetProperty("success").GetBoolean()
    ? answer.GetProperty("data").GetProperty("payment_url").GetString()
    : $"{answer.GetProperty("error_code")} {answer.GetProperty("error_info")}");
