// Bundles the contestants and serves them, gzip-compressed, from the loopback address.
import {createServer} from 'node:http';
import {readFile, readdir, stat} from 'node:fs/promises';
import {basename, dirname, extname, join, resolve, sep} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {build} from 'esbuild';

const TYPES = {'.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json'};

const HEAD =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  '<link rel="icon" href="data:,">';

async function bundle(root, {id, source}) {
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: {[id]: source},
    outdir: 'dist',
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    define: {'process.env.NODE_ENV': '"production"', global: 'globalThis'},
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/${id}/${basename(file.path)}`, Buffer.from(file.contents)]));
}

/** A directory's entry: the file named after the element, an index, or its only script. */
async function locateOurs(path) {
  if (!(await stat(path)).isDirectory()) return {folder: dirname(path), entry: basename(path)};
  const scripts = (await readdir(path)).filter((name) => /\.m?js$/.test(name));
  const entry =
    ['trustpay-checkout.js', 'trustpay-checkout.mjs', 'index.js', 'index.mjs'].find((name) => scripts.includes(name)) ??
    (scripts.length === 1 ? scripts[0] : undefined);
  if (!entry) throw new Error(`--ours: no single entry script in ${path}; name the file instead`);
  return {folder: path, entry};
}

export async function startServer({root, contestants, ours}) {
  const files = new Map();
  const pages = new Map([['/blank', `${HEAD}<title>shop</title><h1>Shop</h1><input><select><option>1</select>`]]);
  const folder = ours && (await locateOurs(resolve(ours)));

  for (const contestant of contestants) {
    const {id, markup, source} = contestant;
    const own = source ? await bundle(root, contestant) : new Map();
    for (const [path, body] of own) files.set(path, body);
    const entry = id === 'ours' ? `/ours/${folder.entry}` : `/${id}/${id}.js`;
    const script = id === 'ours' || source ? `<script type="module" src="${entry}"></script>` : '';
    const style = own.has(`/${id}/${id}.css`) ? `<link rel="stylesheet" href="/${id}/${id}.css">` : '';
    pages.set(
      `/page/${id}`,
      `${HEAD}<title>${id}</title>${style}${script}<h1>Checkout</h1><main id="app">${markup}</main>`,
    );
  }

  async function body(path) {
    if (!files.has(path) && path.startsWith('/ours/') && folder) {
      const file = join(folder.folder, decodeURIComponent(path.slice('/ours/'.length)));
      if (file.startsWith(resolve(folder.folder) + sep) && TYPES[extname(file)]) {
        files.set(path, await readFile(file).catch(() => undefined));
      }
    }
    return files.get(path);
  }

  const gzip = (content) => gzipSync(content, {level: 9});
  const gzipped = new Map([...files].map(([path, content]) => [path, gzip(content)]));
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    const send = (status, type, content, headers = {}) =>
      response
        .writeHead(status, {
          'content-type': type,
          'content-length': content.length,
          'cache-control': 'no-store',
          ...headers,
        })
        .end(content);
    request.resume();
    if (pages.has(pathname)) return send(200, 'text/html; charset=utf-8', Buffer.from(pages.get(pathname)));
    if (pathname === '/api/orders') return send(201, 'application/json', Buffer.from('{"redirect_url":"/blank"}'));
    const content = await body(pathname);
    if (!content) return send(404, 'text/plain', Buffer.from('not found'));
    if (!gzipped.has(pathname)) gzipped.set(pathname, gzip(content));
    send(200, TYPES[extname(pathname)], gzipped.get(pathname), {'content-encoding': 'gzip'});
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

  const brotli = {params: {[constants.BROTLI_PARAM_QUALITY]: 11}};
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
    /** Sizes of the given paths, as the sum over single files. */
    async weigh(paths) {
      const total = {raw: 0, gzip: 0, brotli: 0};
      for (const path of paths) {
        const content = await body(path);
        if (!content) continue;
        total.raw += content.length;
        total.gzip += gzip(content).length;
        total.brotli += brotliCompressSync(content, brotli).length;
      }
      return total;
    },
  };
}
