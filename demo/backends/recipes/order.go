// go run order.go http://localhost:8700/v1/json/ sandbox-key
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	base, key := os.Args[1], os.Args[2]
	order, _ := json.Marshal(map[string]any{
		"type":        "redirect",
		"gateway":     "TRUSTPAY",
		"order_id":    "go-1",
		"currency":    "CZK",
		"amount":      129900,
		"description": "Order go-1",
	})
	request, err := http.NewRequest("POST", base+"orders", bytes.NewReader(order))
	if err != nil {
		log.Fatal(err)
	}
	request.Header["api_key"] = []string{key} // Set would write it Api_key, which is as good: names are in any case
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	var answer struct {
		Success   bool   `json:"success"`
		ErrorCode int    `json:"error_code"`
		ErrorInfo string `json:"error_info"`
		Data      struct {
			PaymentURL string `json:"payment_url"`
		} `json:"data"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	if answer.Success {
		fmt.Println(answer.Data.PaymentURL)
	} else {
		fmt.Println(answer.ErrorCode, answer.ErrorInfo)
	}
}
