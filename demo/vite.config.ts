import {getRequestListener} from '@hono/node-server';
import {defineConfig, type Connect, type Plugin} from 'vite';
import {createShop} from './shop.ts';

const port = Number(process.env.PORT ?? 5173);

/** The shop's backend answers first; what it leaves are the pages, which vite serves. */
function shopBackend(): Plugin {
  const shop = createShop(`http://localhost:${port}`, process.env);
  const answer = getRequestListener(shop.fetch);
  const middleware: Connect.NextHandleFunction = (request, response, next) => {
    if (shop.isPage(request.url ?? '/', request.headers.cookie)) next();
    else void answer(request, response);
  };
  return {
    name: 'shop-backend',
    configureServer: ({middlewares}) => void middlewares.use(middleware),
    configurePreviewServer: ({middlewares}) => void middlewares.use(middleware),
  };
}

export default defineConfig({
  plugins: [shopBackend()],
  build: {target: 'es2022', rolldownOptions: {input: {index: 'demo/index.html', thanks: 'demo/thanks.html'}}},
  server: {port, strictPort: true},
  preview: {port, strictPort: true},
});
