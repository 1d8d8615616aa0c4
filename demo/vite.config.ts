import {getRequestListener} from '@hono/node-server';
import {defineConfig, type Connect, type Plugin} from 'vite';
import {HEAD} from './head.ts';
import {createShop} from './shop.ts';

const port = Number(process.env.PORT ?? 5173);

const PAGES = {index: 'demo/index.html', thanks: 'demo/thanks.html'};

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

/** The head that all pages share, before vite looks for the files it names. */
function sharedHead(): Plugin {
  const handler = (html: string) => html.replace('<head>', `<head>${HEAD}`);
  return {name: 'shared-head', transformIndexHtml: {order: 'pre', handler}};
}

export default defineConfig({
  plugins: [shopBackend(), sharedHead()],
  build: {target: 'es2022', rolldownOptions: {input: PAGES}},
  server: {port, strictPort: true},
  preview: {port, strictPort: true},
});
