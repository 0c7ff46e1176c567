// Certificates as an operator makes them, by the program itself.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROGRAM, temporaryFolder } from './server.mjs';

/** Runs `taizhang cert`. */
export function runCert(args, lang = 'en') {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['--lang', lang, 'cert', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A folder with an authority and a certificate for those names; `ca` is the authority's text. */
export function makeCertificate(...names) {
  const dir = path.join(temporaryFolder(), 'tls');
  const { status, stderr } = runCert(['--dir', dir, '--name', ...names]);
  if (status !== 0) throw new Error(`no certificate was made: ${stderr}`);
  return {
    dir,
    cert: path.join(dir, 'server.pem'),
    key: path.join(dir, 'server.key'),
    ca: fs.readFileSync(path.join(dir, 'ca.pem')),
  };
}
