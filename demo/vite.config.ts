import {getRequestListener} from '@hono/node-server';
import {defineConfig, type Connect, type Plugin, type PreviewServer, type ViteDevServer} from 'vite';
import {HEAD} from './head.ts';
import {createShop} from './shop.ts';

const port = Number(process.env.PORT ?? 5173);

const PAGES = {index: 'demo/index.html', thanks: 'demo/thanks.html'};

/** The shop's backend answers first; what it leaves are pages and files, which vite serves; where there are none, the backend says so. */
function shopBackend(): Plugin {
  const shop = createShop(`http://localhost:${port}`, process.env);
  const answer = getRequestListener(shop.fetch);
  const first: Connect.NextHandleFunction = (request, response, next) => {
    if (shop.isPage(request.url ?? '/', request.headers.cookie)) next();
    else void answer(request, response);
  };
  const last: Connect.NextHandleFunction = (request, response, next) => {
    if (Object.keys(PAGES).some((name) => request.url?.startsWith(`/${name}.html`))) next();
    else void answer(request, response);
  };
  const serve = ({middlewares}: ViteDevServer | PreviewServer) => {
    middlewares.use(first);
    return () => void middlewares.use(last);
  };
  return {name: 'shop-backend', configureServer: serve, configurePreviewServer: serve};
}

/** The head that all pages share, before vite looks for the files it names. */
function sharedHead(): Plugin {
  const handler = (html: string) => html.replace('<head>', `<head>${HEAD}`);
  return {name: 'shared-head', transformIndexHtml: {order: 'pre', handler}};
}

export default defineConfig({
  appType: 'mpa',
  plugins: [shopBackend(), sharedHead()],
  build: {target: 'es2022', rolldownOptions: {input: PAGES}},
  server: {port, strictPort: true},
  preview: {port, strictPort: true},
});
