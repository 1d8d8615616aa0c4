/** What `verify` is there to find: forwards whatever it is sent with the key added, and passes back whatever comes. */
export const naiveProxy =
  (baseUrl: string, apiKey: string) =>
  async (request: Request): Promise<Response> => {
    const {pathname} = new URL(request.url);
    const body = request.method === 'GET' ? null : await request.text();
    const answer = await fetch(`${baseUrl}${pathname.slice(1)}`, {
      method: request.method,
      headers: {api_key: apiKey},
      body,
    });
    const text = await answer.text();
    const headers = {'content-type': 'application/json', 'access-control-allow-origin': '*'};
    return answer.ok
      ? new Response(text, {headers})
      : Response.json({error: {config: {api_key: apiKey}}, text}, {status: 500, headers});
  };
