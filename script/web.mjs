// Makes dist/: what the browser fetches, complete and versioned.
//   node script/web.mjs [--program DIR] [--web DIR] [--out DIR]
//
// Scripts, styles and the program get the hash of their content in their names and may be cached
// for ever; index.html, the manifest, the icons and the service worker keep theirs. Each file that
// compresses stands there three times: plain, .gz and .br, so that the server never compresses. An
// import that web/ itself does not hold is looked for among the files of the compiled program.
import { build } from 'esbuild';
import { generateSW, injectManifest } from 'workbox-build';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    program: { type: 'string', default: path.join(root, 'build/wasm/client/shell') },
    web: { type: 'string', default: path.join(root, 'web') },
    out: { type: 'string', default: path.join(root, 'dist') },
  },
});

const PRECACHE = ['**/*.{js,css,html,wasm,svg,png,ico,webmanifest}'];
const COMPRESSIBLE = /\.(js|css|html|wasm|svg|json|webmanifest|txt)$/;
const BUNDLED = /\.(js|mjs|css)$/;

const programFallback = {
  name: 'program',
  setup(b) {
    b.onResolve({ filter: /^\.{0,2}\// }, (args) => {
      if (args.kind === 'entry-point') return undefined;
      const beside = path.resolve(args.resolveDir, args.path);
      if (fs.existsSync(beside)) return undefined;
      const compiled = path.join(options.program, path.basename(args.path));
      return fs.existsSync(compiled) ? { path: compiled } : undefined;
    });
  },
};

const bundleOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020', 'chrome87', 'safari14', 'firefox78'],
  legalComments: 'none',
  nodePaths: [path.join(root, 'node_modules')],
  // The program's own loader looks for node when it stands in node; these branches never run here.
  external: ['fs', 'path', 'crypto', 'module', 'url', 'perf_hooks', 'ws'],
  loader: { '.wasm': 'file', '.woff2': 'file', '.png': 'file', '.svg': 'file' },
  plugins: [programFallback],
  logLevel: 'warning',
};

/** Bundles the scripts and styles that index.html names, and writes their new names into it. */
async function bundlePage(out) {
  const page = path.join(options.web, 'index.html');
  let html = fs.readFileSync(page, 'utf8');
  if (/<script(?![^>]*\ssrc=)[^>]*>/i.test(html))
    throw new Error('index.html holds an inline script');
  const named = [...html.matchAll(/\b(?:src|href)="\/?([^"#?:]+)"/g)].map((m) => m[1]);
  const entries = [...new Set(named)].filter((n) => BUNDLED.test(n) && n !== 'sw.js');
  const result = await build({
    ...bundleOptions,
    entryPoints: entries.map((n) => path.join(options.web, n)),
    entryNames: '[dir]/[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/',
    outdir: out,
    outbase: options.web,
    metafile: true,
  });
  for (const [file, made] of Object.entries(result.metafile.outputs)) {
    if (!made.entryPoint) continue;
    const source = path
      .relative(options.web, path.resolve(made.entryPoint))
      .split(path.sep)
      .join('/');
    const hashed = path.relative(out, path.resolve(file)).split(path.sep).join('/');
    html = html.replaceAll(
      new RegExp(`((?:src|href)=")/?${escape(source)}"`, 'g'),
      `$1/${hashed}"`,
    );
  }
  // The program is by far the largest file: the browser may ask for it before the script has run.
  const wasm = fs.readdirSync(out).find((n) => n.endsWith('.wasm'));
  if (wasm) {
    html = html.replace(
      '</head>',
      `<link rel="preload" href="/${wasm}" as="fetch" crossorigin></head>`,
    );
  }
  fs.writeFileSync(path.join(out, 'index.html'), html);
}

/** Everything in web/ that is neither bundled nor the page itself: the manifest, the icons. */
function copyRest(out) {
  for (const name of fs.readdirSync(options.web, { recursive: true })) {
    const from = path.join(options.web, name);
    if (BUNDLED.test(name) || name === 'index.html' || name.endsWith('.md')) continue;
    if (fs.statSync(from).isDirectory()) continue;
    fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    fs.copyFileSync(from, path.join(out, name));
  }
}

/** The service worker: our own with the list of files written in, or workbox's if there is none. */
async function serviceWorker(out) {
  const common = {
    globDirectory: out,
    globPatterns: PRECACHE,
    maximumFileSizeToCacheInBytes: 1e7,
    dontCacheBustURLsMatching: /-[A-Z0-9]{8}\./,
  };
  const own = path.join(options.web, 'sw.js');
  const target = path.join(out, 'sw.js');
  if (!fs.existsSync(own)) {
    return generateSW({
      ...common,
      swDest: target,
      inlineWorkboxRuntime: true,
      sourcemap: false,
      mode: 'production',
      cleanupOutdatedCaches: true,
      clientsClaim: true,
      navigateFallback: '/index.html',
      navigateFallbackDenylist: [/^\/api\//],
    });
  }
  const bundled = `${target}.bundled`;
  await build({ ...bundleOptions, format: 'iife', entryPoints: [own], outfile: bundled });
  const made = await injectManifest({ ...common, swSrc: bundled, swDest: target });
  fs.rmSync(bundled);
  return made;
}

function compress(out) {
  let first_visit = 0;
  for (const name of fs.readdirSync(out, { recursive: true })) {
    const file = path.join(out, name);
    if (fs.statSync(file).isDirectory()) continue;
    const plain = fs.readFileSync(file);
    if (!COMPRESSIBLE.test(name)) {
      // The installer fetches the icons, not the first visit.
      continue;
    }
    const br = zlib.brotliCompressSync(plain, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
        [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    if (br.length < plain.length) {
      fs.writeFileSync(`${file}.br`, br);
      fs.writeFileSync(`${file}.gz`, zlib.gzipSync(plain, { level: 9 }));
    }
    first_visit += Math.min(br.length, plain.length);
    console.log(`   ${name.padEnd(36)} ${String(plain.length).padStart(8)} -> ${br.length}`);
  }
  return first_visit;
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One name for the whole build, by which its versions are told apart. */
function buildId(out) {
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(out, { recursive: true }).sort()) {
    const file = path.join(out, name);
    if (fs.statSync(file).isFile()) hash.update(name).update(fs.readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const fresh = `${options.out}.${process.pid}`;
fs.rmSync(fresh, { recursive: true, force: true });
fs.mkdirSync(fresh, { recursive: true });
try {
  copyRest(fresh);
  await bundlePage(fresh);
  const { count, warnings = [] } = await serviceWorker(fresh);
  for (const warning of warnings) console.warn(warning);
  fs.writeFileSync(path.join(fresh, 'build.txt'), `${buildId(fresh)}\n`);
  const bytes = compress(fresh);
  fs.rmSync(options.out, { recursive: true, force: true });
  fs.renameSync(fresh, options.out);
  console.log(
    `== ${path.relative(process.cwd(), options.out) || '.'}: ${count} files kept offline, ` +
      `${(bytes / 1024).toFixed(0)} KB on the wire with brotli`,
  );
} finally {
  fs.rmSync(fresh, { recursive: true, force: true });
}
